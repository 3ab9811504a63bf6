import type { ToldRun } from './told-run.js';

/** The editions that not every service knows yet: the directory reaches each by its own topic. */
export const calendarsThatDiffer = (runs: readonly Pick<ToldRun, 'calendars'>[]): readonly string[] =>
  [...new Set(runs.flatMap(({ calendars }) => calendars))]
    .filter((name) => !runs.every(({ calendars }) => calendars.includes(name)))
    .sort();
