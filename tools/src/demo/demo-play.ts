import type { Instant } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';

import type { Entry } from './agenda/agenda.js';
import type { Story } from './agenda/story.js';
import type { City } from './driver/city.js';
import { playStories, type Played } from './play-stories.js';
import { followUpRound } from './routine/follow-up-round.js';
import { postClerks } from './routine/post-clerks.js';
import { postRound } from './routine/post-round.js';
import { weekly } from './routine/weekly.js';
import { readSampleRows } from './sample-rows.js';
import { STORIES } from './stories/index.js';
import { readWords } from './words.js';

/** Before the first row of the samples comes, and after the last story has ended. */
export const START = shanghai('2026-08-03T08:00');
export const END = shanghai('2026-11-25T09:00');

/** Served by their stories, on the days on which it matters. */
const KEPT = new Map([
  [3, ['L09', 'L14', 'L15', 'L16', 'L17']],
  [10, ['L09']],
  [11, ['L09']],
  [12, ['L09', 'L14']],
]);

const TUESDAY = 2;

export interface DemoPlay {
  readonly city: City;
  readonly tell: (at: Instant, line: string) => void;
  readonly stories?: readonly Story[];
  readonly until?: Instant;
  /** What else happens, to the machines for example. */
  readonly events?: readonly Entry[];
}

/** The made-up city from August to November: the rows of the file, the stories on them, and what offices do every week. */
export const playDemo = async ({ city, tell, stories = STORIES, until = END, events = [] }: DemoPlay): Promise<readonly Played[]> => {
  const words = await readWords();
  const span = { from: START, until };
  const rows = stories.flatMap((story) => story.threads.map(({ row }) => row));
  const whole = stories === STORIES;
  const staff = await postClerks(stories);
  const desk = async (): Promise<void> => {
    await postRound(city, { staff, kept: KEPT });
    await followUpRound(city, words);
  };
  const routine = [...weekly({ what: 'post and follow-ups', weekday: TUESDAY, time: '15:00', run: desk }, span), ...events];
  await city.at(START);

  return playStories({
    city,
    tell,
    stories,
    words,
    routine,
    until,
    rows: (await readSampleRows()).filter(({ row }) => whole || rows.includes(row)),
  });
};
