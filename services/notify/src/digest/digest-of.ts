import type { LocalDate } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import type { Entry } from '../inbox/entry-of.js';
import { DIGEST_KINDS, type DigestKind } from './digest-kinds.js';

/** 订阅: all, or only what nobody can switch off: notices of overdue duties. */
export const SUBSCRIPTIONS = ['all', 'overdue'] as const;
export type Subscription = (typeof SUBSCRIPTIONS)[number];

/** One line of a digest: codes and days, no words of people. */
export interface DigestLine {
  readonly kind: DigestKind;
  readonly number: string;
  /** Timer, letter or task, by its code. */
  readonly what: string;
  readonly day: LocalDate;
}

/** 提示汇总: what goes into one mail. */
export interface Digest {
  readonly counts: readonly { readonly kind: DigestKind; readonly count: number }[];
  readonly lines: readonly DigestLine[];
  /** Lines that did not fit. */
  readonly more: number;
}

/** 转送函、交办函: a new matter for the body. */
const ASSIGNING: ReadonlySet<string> = new Set(['L05']);
const LEVELS = { notice: 'near', yellow: 'yellow', red: 'red' } as const;

type Shown = Pick<DigestLine, 'kind' | 'what'> & { readonly day?: LocalDate };

const shownOf = (entry: Entry): Shown => {
  switch (entry.kind) {
    case 'task':
      return { kind: 'approval', what: entry.task };
    case 'letter':
      return { kind: ASSIGNING.has(entry.code) ? 'assigned' : 'letter', what: entry.code };
    case 'notice':
      return { kind: noticeKind(entry), what: entry.timer, day: entry.lastDay };
  }
};

const noticeKind = ({ notice, level }: NoticeEntry): DigestKind => {
  if (notice === 'deadline-missed') return 'overdue';

  return notice === 'deadline-moved' ? 'moved' : LEVELS[level ?? 'notice'];
};

const lineOf = (entry: Entry): DigestLine => ({ number: entry.number ?? '', day: dayOf(entry.at), ...shownOf(entry) });

type NoticeEntry = Extract<Entry, { readonly kind: 'notice' }>;

const isNotice = (entry: Entry): entry is NoticeEntry => entry.kind === 'notice';
const rankOf = (entry: NoticeEntry): number => DIGEST_KINDS.indexOf(noticeKind(entry));
/** A day that moved is a word of its own. */
const isOfOneWord = (a: NoticeEntry, b: NoticeEntry): boolean =>
  a.matter === b.matter && a.clock === b.clock && (a.notice === 'deadline-moved') === (b.notice === 'deadline-moved');

/** Of one deadline the most pressing word holds, in whatever order they arrived: who is overdue need not be told that it was near. */
const withoutLesser = (entries: readonly Entry[]): readonly Entry[] => {
  const notices = entries.filter(isNotice);
  const isOutdone = (one: NoticeEntry): boolean =>
    notices.some(
      (other) => isOfOneWord(one, other) && (rankOf(other) < rankOf(one) || (rankOf(other) === rankOf(one) && other.entry > one.entry)),
    );

  return entries.filter((entry) => !isNotice(entry) || !isOutdone(entry));
};

const byPressure = (a: DigestLine, b: DigestLine): number =>
  DIGEST_KINDS.indexOf(a.kind) - DIGEST_KINDS.indexOf(b.kind) || a.day.localeCompare(b.day) || a.number.localeCompare(b.number);

const MOST_LINES = 40;

/** What goes in, the most pressing first; nothing where there is nothing new for the reader. */
export const digestOf = (entries: readonly Entry[], subscription: Subscription = 'all'): Digest | undefined => {
  const all = withoutLesser(entries).map(lineOf);
  const lines = all.filter(({ kind }) => subscription === 'all' || kind === 'overdue').sort(byPressure);
  if (lines.length === 0) return undefined;
  const counts = DIGEST_KINDS.map((kind) => ({ kind, count: lines.filter((line) => line.kind === kind).length }));

  return {
    counts: counts.filter(({ count }) => count > 0),
    lines: lines.slice(0, MOST_LINES),
    more: Math.max(0, lines.length - MOST_LINES),
  };
};
