import type { Instant, LocalDate } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { dayOf } from '@huiyin/time';

import { clockOf } from '../driver/clocks.js';
import type { City, Matter } from '../driver/city.js';
import type { SampleRow } from '../sample-rows.js';
import type { Words } from '../words.js';
import { openDayAfter, openDayBefore, workingDay } from './working-days.js';

/** What somebody does on a matter sees of the world. */
export interface Scene {
  readonly city: City;
  readonly matter: Matter;
  readonly sample: SampleRow;
  readonly words: Words;
}

export type When = (scene: Scene) => Promise<Instant> | Instant;

/** Something that a member of staff, or the petitioner, does on a matter. */
export interface Act {
  readonly says: string;
  do(scene: Scene, staff: string): Promise<void>;
}

export interface Step {
  readonly when: When;
  readonly staff: string;
  readonly act: Act;
  /** It must be refused with this code. */
  readonly refused?: string;
}

/** What is done on one row of the sample file, one after the other, from its registration on. */
export interface Thread {
  readonly row: number;
  readonly steps: readonly Step[];
}

/** One story of the demo: a few rows and what people do on them. */
export interface Story {
  readonly number: string;
  readonly title: string;
  readonly threads: readonly Thread[];
}

export const thread = (row: number, ...steps: readonly Step[]): Thread => ({ row, steps });
export const step = (when: When, staff: string, act: Act): Step => ({ when, staff, act });
export const refusedStep = (code: string, when: When, [staff, act]: readonly [string, Act]): Step => ({ when, staff, act, refused: code });

const at = (day: LocalDate, time: string): Instant => shanghai(`${day}T${time}`);

/** The n-th working day after the day of the row. */
export const day =
  (n: number, time = '10:00'): When =>
  ({ sample }) =>
    at(workingDay(dayOf(sample.sentAt), n), time);

/** The first day on which offices are open, so many calendar days after the day of the row. */
export const daysLater =
  (n: number, time = '10:00'): When =>
  ({ sample }) =>
    at(openDayAfter(dayOf(sample.sentAt), n), time);

/** So many calendar days after the last day of a clock that runs or ran on the matter. */
export const afterEndOf =
  (timer: string, n: number, time = '10:00'): When =>
  async (scene) =>
    at(openDayAfter((await clockOf(scene.city, scene.matter, timer)).lastDay, n), time);

/** So many calendar days before the last day of a clock. */
export const beforeEndOf =
  (timer: string, n: number, time = '10:00'): When =>
  async (scene) =>
    at(openDayBefore((await clockOf(scene.city, scene.matter, timer)).lastDay, n), time);

/** The n-th working day after the one on which this is decided: that of the step before. */
export const next =
  (n: number, time = '10:00'): When =>
  async ({ city }) =>
    at(workingDay(dayOf(await city.now()), n), time);
