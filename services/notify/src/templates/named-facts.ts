import type { Template } from './template.js';
import { placeholdersIn } from './template.js';
import type { Paragraph, Variants } from './wording.js';

/** A pattern of a template, and where it stands in its file. */
export interface PlacedPattern {
  readonly path: string;
  readonly pattern: string;
}

/** A condition of a template, and where it stands. */
export interface PlacedCondition {
  readonly path: string;
  readonly fact: string;
  /** The code, or `present`, `absent`. */
  readonly wanted: unknown;
}

type Wording = Omit<Template, 'form' | 'approval'> & Partial<Pick<Template, 'form' | 'approval'>>;

const ofVariants = (path: string, value: Variants | undefined): readonly PlacedPattern[] => {
  if (value === undefined) return [];
  if (typeof value === 'string') return [{ path, pattern: value }];

  return value.map((one, at) => ({ path: `${path}.${at}`, pattern: typeof one === 'string' ? one : one.text }));
};

const ofParagraph = (paragraph: Paragraph, at: number): readonly PlacedPattern[] => {
  const path = `paragraphs.${at}`;
  if (typeof paragraph === 'string') return [{ path, pattern: paragraph }];
  if ('text' in paragraph) return [{ path, pattern: paragraph.text }];
  if ('rows' in paragraph) return [{ path, pattern: `{{${paragraph.rows}}}` }];

  return paragraph.grid.flat().map((pattern) => ({ path, pattern }));
};

/** All patterns of the letter itself. */
export const patternsOf = (template: Wording): readonly PlacedPattern[] => [
  ...ofVariants('title', template.title),
  ...template.paragraphs.flatMap(ofParagraph),
  ...(['mark', 'signature', 'to', 'note'] as const).flatMap((name) => ofVariants(name, template[name])),
  ...(template.attachments ?? []).map((pattern, at) => ({ path: `attachments.${at}`, pattern })),
];

const conditionsIn = (path: string, value: unknown): readonly PlacedCondition[] =>
  [value].flat().flatMap((one, at) => {
    const when = typeof one === 'object' && one !== null && 'when' in one ? (one.when as object) : {};

    return Object.entries(when).map(([fact, wanted]) => ({ path: `${path}.${at}`, fact, wanted }));
  });

export const conditionsOf = (template: Wording): readonly PlacedCondition[] =>
  (['title', 'suffix', 'form', 'approval', 'paragraphs'] as const).flatMap((name) => conditionsIn(name, template[name]));

/** The facts that the text of a letter names. */
export const namedIn = (template: Wording): ReadonlySet<string> =>
  new Set(patternsOf(template).flatMap(({ pattern }) => placeholdersIn(pattern)));
