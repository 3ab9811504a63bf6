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

const lineOf = (clock: Clock, directory: Directory): ClockLine => {
  const { title, sentence, article } = explain(clock, directory);
  const { id, timer, nature, holder, state, startedAt, lastDay, due, provisional } = clock;

  return { id, timer, title: title.zh, nature, holder, state, startedAt, lastDay, due, provisional, article, explanation: sentence };
};

/** The clocks of a matter, the first started first. */
export const clockLines = (clocks: ClockBook, directory: Directory): readonly ClockLine[] =>
  Object.values(clocks)
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
    .map((clock) => lineOf(clock, directory));
