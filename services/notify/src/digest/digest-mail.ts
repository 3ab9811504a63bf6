import { fillPattern } from '../templates/template.js';
import type { Digest, Subscription } from './digest-of.js';
import type { NoticeLanguage, NoticeWords } from './notice-words.js';

export interface DigestWish {
  readonly office: string;
  readonly language: NoticeLanguage;
  readonly subscription: Subscription;
}

const fill = (pattern: string, values: Readonly<Record<string, string>>): string => fillPattern(pattern, values) ?? '';

/** The mail of a digest, in its reader's language. */
export const digestMail = (
  { counts, lines, more }: Digest,
  { office, language, subscription }: DigestWish,
  all: NoticeWords,
): { readonly subject: string; readonly text: string } => {
  const { digest: words } = all[language];
  const summary = counts.map(({ kind, count }) => fill(words.kinds[kind], { count: String(count) })).join(words.list);
  const isUrgent = counts.some(({ kind }) => kind === 'overdue');
  const shown = lines.map(({ kind, number, what, day }) => fill(words.lines[kind], { number, what: words.things[what] ?? what, day }));

  return {
    subject: fill(isUrgent ? words.overdueSubject : words.subject, { office, summary }),
    text: [
      fill(words.greeting, { office }),
      '',
      ...shown,
      ...(more === 0 ? [] : [fill(words.more, { count: String(more) })]),
      '',
      ...(subscription === 'overdue' ? [words.overdueOnly] : []),
      words.calendar,
      words.footer,
      '',
    ].join('\n'),
  };
};
