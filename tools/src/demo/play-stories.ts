import type { Instant } from '@huiyin/kernel';

import { Agenda, type Entry } from './agenda/agenda.js';
import type { Scene, Step, Story, Thread } from './agenda/story.js';
import { ApiError } from './driver/api-error.js';
import type { City } from './driver/city.js';
import { MisplayedStep } from './misplayed-step.js';
import { registerRow, type Registration } from './register-row.js';
import type { SampleRow } from './sample-rows.js';
import type { Words } from './words.js';

export interface Play {
  readonly city: City;
  readonly rows: readonly SampleRow[];
  readonly stories: readonly Story[];
  readonly words: Words;
  /** What offices do every week, whatever comes. */
  readonly routine: readonly Entry[];
  readonly until: Instant;
  /** Says what happens, while it happens. */
  readonly tell: (at: Instant, line: string) => void;
}

const perform = async (step: Step, scene: Scene): Promise<void> => {
  try {
    await step.act.do(scene, step.staff);
  } catch (error) {
    if (step.refused !== undefined && error instanceof ApiError && error.refused.code === step.refused) return;
    throw new MisplayedStep(step, scene, error);
  }
  if (step.refused !== undefined) throw new MisplayedStep(step, scene, new Error(`was not refused with ${step.refused}`));
};

const stepEntry = async (steps: readonly Step[], scene: Scene, play: Play): Promise<readonly Entry[]> => {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  const at = await step.when(scene);
  const run = async (): Promise<readonly Entry[]> => {
    await perform(step, scene);
    play.tell(at, `row ${scene.matter.row}: ${step.staff} ${step.act.says}${step.refused === undefined ? '' : ` – refused (${step.refused})`}`);
    await play.city.idle();

    return stepEntry(rest, scene, play);
  };

  return [{ at, what: `row ${scene.matter.row}: ${step.act.says}`, run }];
};

/** Row 36 repeats row 1: what is done on a matter begins only when it was registered. */
const begun = async (sample: SampleRow, registration: Registration, play: Play): Promise<readonly Entry[]> => {
  if (registration.result !== 'registered') return [];
  const threads: readonly Thread[] = play.stories.flatMap((story) => story.threads).filter((thread) => thread.row === sample.row);
  const matter = { row: sample.row, id: registration.id, number: registration.number };
  play.city.remember(matter);
  await play.city.idle();
  const scene: Scene = { city: play.city, matter, sample, words: play.words };

  return (await Promise.all(threads.map((thread) => stepEntry(thread.steps, scene, play)))).flat();
};

const registrationEntry = (sample: SampleRow, play: Play, note: (row: number, registration: Registration) => void): Entry => ({
  at: sample.sentAt,
  what: `row ${sample.row} arrives`,
  run: async () => {
    const registration = await registerRow(play.city, sample);
    note(sample.row, registration);
    play.tell(sample.sentAt, `row ${sample.row}: ${registration.result}`);

    return begun(sample, registration, play);
  },
});

/** Plays the sample file and the stories on it, each row on its day; answers what became of each row when it arrived. */
export const playStories = async (play: Play): Promise<ReadonlyMap<number, Registration>> => {
  const registrations = new Map<number, Registration>();
  const agenda = new Agenda();
  agenda.add(...play.rows.map((sample) => registrationEntry(sample, play, (row, said) => void registrations.set(row, said))), ...play.routine);
  await agenda.play(play.city, play.until);
  await play.city.at(play.until);

  return registrations;
};
