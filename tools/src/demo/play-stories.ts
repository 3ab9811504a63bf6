import type { Instant } from '@huiyin/kernel';

import { Agenda, type Entry } from './agenda/agenda.js';
import type { Scene, Step, Story } from './agenda/story.js';
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
  /** What offices do every week, and what else happens. */
  readonly routine: readonly Entry[];
  readonly until: Instant;
  /** Says what happens, while it happens. */
  readonly tell: (at: Instant, line: string) => void;
}

/** What became of a row: how it was answered when it came, and with which codes steps on it were refused, as its story says. */
export interface Played {
  readonly row: number;
  readonly registration: Registration;
  readonly refusals: readonly string[];
}

class Player {
  readonly #play: Play;
  readonly #played = new Map<number, Played>();

  constructor(play: Play) {
    this.#play = play;
  }

  get played(): readonly Played[] {
    return [...this.#played.values()].sort((a, b) => a.row - b.row);
  }

  arrival(sample: SampleRow): Entry {
    const { city, tell } = this.#play;

    return {
      at: sample.sentAt,
      what: `row ${sample.row} arrives`,
      run: async () => {
        const registration = await registerRow(city, sample);
        this.#played.set(sample.row, { row: sample.row, registration, refusals: [] });
        tell(sample.sentAt, `row ${sample.row}: ${registration.outcome}`);

        return registration.outcome === 'registered' ? this.#begin(sample, registration) : [];
      },
    };
  }

  async #begin(sample: SampleRow, { id, number }: { readonly id: string; readonly number: string }): Promise<readonly Entry[]> {
    const { city, words, stories } = this.#play;
    const matter = { row: sample.row, id, number };
    city.remember(matter);
    const threads = stories.flatMap((story) => story.threads).filter(({ row }) => row === sample.row);

    return (await Promise.all(threads.map(({ steps }) => this.#next(steps, { city, matter, sample, words })))).flat();
  }

  /** Each step is put on the agenda when the one before it is done: its time may hang on what that led to. */
  async #next(steps: readonly Step[], scene: Scene): Promise<readonly Entry[]> {
    const [step, ...rest] = steps;
    if (step === undefined) return [];

    return [
      {
        at: await step.when(scene),
        what: `row ${scene.matter.row}: ${step.staff} ${step.act.says}`,
        run: async () => {
          await this.#perform(step, scene);

          return this.#next(rest, scene);
        },
      },
    ];
  }

  async #perform(step: Step, scene: Scene): Promise<void> {
    const refusal = await refusalOf(step, scene);
    if (refusal !== step.refused) throw new MisplayedStep(step, scene, new Error(`was not refused with ${step.refused ?? ''}`));
    const { row } = scene.matter;
    const before = this.#played.get(row);
    if (refusal !== undefined && before !== undefined) this.#played.set(row, { ...before, refusals: [...before.refusals, refusal] });
    this.#play.tell(
      await scene.city.now(),
      `row ${row}: ${step.staff} ${step.act.says}${refusal === undefined ? '' : `: refused (${refusal})`}`,
    );
  }
}

/** The code with which a step was refused as its story wants it; any other failure ends the play. */
const refusalOf = async (step: Step, scene: Scene): Promise<string | undefined> => {
  try {
    await step.act.do(scene, step.staff);

    return undefined;
  } catch (error) {
    if (step.refused !== undefined && error instanceof ApiError && error.refused.code === step.refused) return step.refused;
    throw new MisplayedStep(step, scene, error);
  }
};

/** Plays the sample file and the stories on it, each row on its day. */
export const playStories = async (play: Play): Promise<readonly Played[]> => {
  const player = new Player(play);
  const agenda = new Agenda();
  agenda.add(...play.rows.map((sample) => player.arrival(sample)), ...play.routine);
  await agenda.play(play.city, play.until);
  await play.city.at(play.until);

  return player.played;
};
