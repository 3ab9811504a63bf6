import type { Template, Variants, When } from './template.js';
import { fillPattern } from './template.js';

/** The facts of a letter: as they are, for conditions, and in words, for the text. */
export interface LetterWords {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, string | undefined>>;
}

export interface FilledParagraph {
  readonly style: 'heading' | 'text';
  readonly text: string;
}

/** A letter in words, before it is laid out. */
export interface FilledLetter {
  readonly title: string;
  readonly to: string;
  readonly mark: string;
  readonly signature: string;
  readonly suffix?: string;
  readonly paragraphs: readonly FilledParagraph[];
  readonly attachments: readonly string[];
  readonly note?: string;
}

const holds = (when: When | undefined, { raw }: LetterWords): boolean =>
  Object.entries(when ?? {}).every(([name, wanted]) => {
    if (wanted === 'present') return raw[name] !== undefined;
    if (wanted === 'absent') return raw[name] === undefined;

    return raw[name] === wanted;
  });

/** The first variant whose condition holds and whose facts are there. */
const choose = (variants: Variants, letter: LetterWords): string | undefined => {
  for (const one of [variants].flat()) {
    const { when, text } = typeof one === 'string' ? { when: undefined, text: one } : one;
    const filled = holds(when, letter) ? fillPattern(text, letter.words) : undefined;
    if (filled !== undefined) return filled;
  }

  return undefined;
};

/** A paragraph that names an absent fact is left out. Line breaks in the words of people make paragraphs. */
const fillParagraph = (paragraph: Template['paragraphs'][number], letter: LetterWords): readonly FilledParagraph[] => {
  const { style, when, text } = typeof paragraph === 'string' ? { style: undefined, when: undefined, text: paragraph } : paragraph;
  const filled = holds(when, letter) ? fillPattern(text, letter.words) : undefined;
  const lines = (filled ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

  return lines.map((line) => ({ style: style ?? 'text', text: line }));
};

/** A heading with nothing under it is left out. */
const withoutEmptyHeadings = (paragraphs: readonly FilledParagraph[]): readonly FilledParagraph[] =>
  paragraphs.filter(({ style }, place) => style === 'text' || paragraphs[place + 1]?.style === 'text');

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
    title: line('title', template, letter) ?? '',
    to: line('to', template, letter) ?? '',
    mark: line('mark', template, letter) ?? issuer,
    signature: line('signature', template, letter) ?? issuer,
    paragraphs: withoutEmptyHeadings(template.paragraphs.flatMap((paragraph) => fillParagraph(paragraph, letter))),
    attachments: (template.attachments ?? []).flatMap((pattern) => fillPattern(pattern, letter.words) ?? []),
    ...optional(template, letter),
  };
};
