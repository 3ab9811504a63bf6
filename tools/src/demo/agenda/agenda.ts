import type { Instant } from '@huiyin/kernel';

/** Something that happens at a time; it may lead to more. */
export interface Entry {
  readonly at: Instant;
  readonly what: string;
  run(): Promise<readonly Entry[]>;
}

interface Stage {
  /** The clock shows this time, and all that falls due before it is done. */
  at(moment: Instant): Promise<void>;
}

/** 日程: everything that is to happen, played in the order of its times; what is asked for the same time, in the order it was added. */
export class Agenda {
  #entries: readonly Entry[] = [];

  add(...entries: readonly Entry[]): void {
    this.#entries = [...this.#entries, ...entries];
  }

  /** Plays until nothing is left. What is added for a time that has passed is played at once. */
  async play(stage: Stage, until?: Instant): Promise<void> {
    for (let moment = this.#earliest(until); moment !== undefined; moment = this.#earliest(until)) {
      await stage.at(moment);
      for (const entry of this.#take(moment)) this.add(...(await entry.run()).map((next) => notBefore(next, moment)));
    }
  }

  #earliest(until: Instant | undefined): Instant | undefined {
    const [first] = this.#entries.map(({ at }) => at).sort();

    return first === undefined || (until !== undefined && first > until) ? undefined : first;
  }

  #take(moment: Instant): readonly Entry[] {
    const taken = this.#entries.filter(({ at }) => at === moment);
    this.#entries = this.#entries.filter(({ at }) => at !== moment);

    return taken;
  }
}

const notBefore = (entry: Entry, moment: Instant): Entry => (entry.at < moment ? { ...entry, at: moment } : entry);
