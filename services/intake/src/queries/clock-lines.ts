import type { Clock, ClockBook, Directory } from '@huiyin/kernel';
import { explain } from '@huiyin/time';

/** 期限 as people read it: until when, who, and the sentence that explains the day. */
export interface ClockLine {
  readonly id: string;
  readonly timer: string;
  readonly title: string;
  readonly nature: Clock['nature'];
  readonly holder: Clock['holder'];
  readonly state: Clock['state'];
  readonly startedAt: Clock['startedAt'];
  readonly lastDay: Clock['lastDay'];
  readonly due: Clock['due'];
  readonly provisional: boolean;
  readonly article: string;
  readonly explanation: { readonly zh: string; readonly en: string };
}

export const clockLine = (clock: Clock, directory: Directory): ClockLine => {
  const { title, sentence, article } = explain(clock, directory);
  const { id, timer, nature, holder, state, startedAt, lastDay, due, provisional } = clock;

  return { id, timer, title: title.zh, nature, holder, state, startedAt, lastDay, due, provisional, article, explanation: sentence };
};

/** The first started first; of those that started at one instant, the one that ends first. */
export const inOrder = (clocks: ClockBook): readonly Clock[] =>
  Object.values(clocks).sort((a, b) => a.startedAt.localeCompare(b.startedAt) || a.due.localeCompare(b.due) || a.id.localeCompare(b.id));

/** The clocks of a matter, the first started first. */
export const clockLines = (clocks: ClockBook, directory: Directory): readonly ClockLine[] =>
  inOrder(clocks).map((clock) => clockLine(clock, directory));
