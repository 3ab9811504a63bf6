import { fillParagraph, withoutEmptyHeadings, type FilledBlock } from './fill-blocks.js';
import type { LetterWords } from './facts-in-words.js';
import { holds } from './holds.js';
import { fillPattern, type Form, type Template } from './template.js';
import type { Variants } from './wording.js';

/** A letter in words, before it is laid out. */
export interface FilledLetter {
  readonly form: Form;
  readonly title: string;
  readonly to: string;
  readonly mark: string;
  readonly signature: string;
  readonly suffix?: string;
  readonly paragraphs: readonly FilledBlock[];
  readonly attachments: readonly string[];
  readonly note?: string;
}

/** The first variant whose condition holds and whose facts are there. */
const choose = (variants: Variants, letter: LetterWords): string | undefined => {
  for (const one of [variants].flat()) {
    const { when, text } = typeof one === 'string' ? { when: undefined, text: one } : one;
    const filled = holds(when, letter) ? fillPattern(text, letter.words) : undefined;
    if (filled !== undefined) return filled;
  }

  return undefined;
};

const formOf = ({ form }: Template, letter: LetterWords): Form => {
  if (typeof form === 'string') return form;

  return form.find(({ when }) => holds(when, letter))?.form ?? 'letter';
};

type Line = 'title' | 'to' | 'mark' | 'signature' | 'note' | 'suffix';

const line = (name: Line, template: Template, letter: LetterWords): string | undefined => {
  const variants = template[name];

  return variants === undefined ? undefined : choose(variants, letter);
};

/** Lines that a letter may do without. */
const optional = (template: Template, letter: LetterWords): Pick<FilledLetter, 'note' | 'suffix'> =>
  Object.fromEntries(
    (['note', 'suffix'] as const).map((name) => [name, line(name, template, letter)]).filter(([, filled]) => filled !== undefined),
  );

export const fillTemplate = (template: Template, letter: LetterWords): FilledLetter => {
  const issuer = letter.words['issuer'] ?? '';

  return {
    form: formOf(template, letter),
    title: line('title', template, letter) ?? '',
    to: line('to', template, letter) ?? '',
    mark: line('mark', template, letter) ?? issuer,
    signature: line('signature', template, letter) ?? issuer,
    paragraphs: withoutEmptyHeadings(template.paragraphs.flatMap((paragraph) => fillParagraph(paragraph, letter))),
    attachments: (template.attachments ?? []).flatMap((pattern) => fillPattern(pattern, letter.words) ?? []),
    ...optional(template, letter),
  };
};
