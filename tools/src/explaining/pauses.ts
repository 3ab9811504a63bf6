import type { LocalDate } from '@huiyin/kernel';
import { BadWish } from './bad-wish.js';
import { dayFrom } from './written-time.js';

/** Paused on the first day, running again on the last: so many days are added as lie between. */
export interface Pause {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const pauseFrom = (text: string): Pause => {
  const [from, to, ...more] = text.split('..');
  if (from === undefined || to === undefined || more.length > 0) throw new BadWish(`--pause: ${text} is not written FROM..TO`);
  const pause = { from: dayFrom(from, '--pause'), to: dayFrom(to, '--pause') };
  if (pause.to < pause.from) throw new BadWish(`--pause: ${text} ends before it begins`);

  return pause;
};

/** The pauses in their order, whatever the order they were written in; two of them never overlap (INV-5). */
export const pausesFrom = (texts: readonly string[]): readonly Pause[] => {
  const pauses = texts.map(pauseFrom).sort((a, b) => (a.from < b.from ? -1 : 1));
  pauses.forEach((pause, index) => {
    const before = pauses[index - 1];
    if (before !== undefined && pause.from < before.to) {
      throw new BadWish(`--pause: ${pause.from}..${pause.to} overlaps ${before.from}..${before.to}`);
    }
  });

  return pauses;
};
