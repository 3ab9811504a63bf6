import type { Clock, Directory } from '@huiyin/kernel';
import { byStart, explain } from '@huiyin/time';

/** 期限 as the petitioner is shown it: until when, and the sentences that explain the day. */
export const publicClock = (clock: Clock, directory: Directory) => {
  const { title, article, sentence } = explain(clock, directory);
  const { timer, state, lastDay, provisional } = clock;

  return { timer, title: title.zh, titles: title, state, lastDay, provisional, article, explanation: sentence };
};
export type PublicClock = ReturnType<typeof publicClock>;

/** The first started first. */
export const publicClocks = (clocks: readonly Clock[], directory: Directory): readonly PublicClock[] =>
  [...clocks].sort(byStart).map((clock) => publicClock(clock, directory));
