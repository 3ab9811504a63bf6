import type { Clock, ClockBook, Directory } from '@huiyin/kernel';
import { explain, type Explanation } from '../explain/explain.js';
import type { Words } from '../explain/words.js';

/** 期限 as people read it: until when, who, and the sentence that explains the day. */
export interface ClockLine extends Pick<
  Clock,
  'id' | 'timer' | 'nature' | 'holder' | 'state' | 'startedAt' | 'lastDay' | 'due' | 'provisional'
> {
  readonly title: string;
  readonly article: string;
  readonly explanation: Words;
}

/** The line of a clock that was explained. */
export const lineOf = (clock: Clock, { title, sentence, article }: Explanation): ClockLine => {
  const { id, timer, nature, holder, state, startedAt, lastDay, due, provisional } = clock;

  return { id, timer, title: title.zh, nature, holder, state, startedAt, lastDay, due, provisional, article, explanation: sentence };
};

/** The first started first; of those that started at one instant, the one that ends first. */
export const byStart = (a: Clock, b: Clock): number =>
  a.startedAt.localeCompare(b.startedAt) || a.due.localeCompare(b.due) || a.id.localeCompare(b.id);

/** The clocks of a record, the first started first. */
export const clockLines = (clocks: ClockBook, directory: Directory): readonly ClockLine[] =>
  Object.values(clocks)
    .sort(byStart)
    .map((clock) => lineOf(clock, explain(clock, directory)));
