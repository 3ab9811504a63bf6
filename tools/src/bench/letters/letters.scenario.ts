import { setTimeout as pause } from 'node:timers/promises';

import { spreadOf } from '../figures/percentile.js';
import { atLeast, perSecond, under, type Figure, type ScenarioResult } from '../figures/figure.js';
import { CommandFeed } from '../lives/command-feed.js';
import { EventEar } from '../lives/event-ear.js';
import { numberOf, petitionOf } from '../lives/petition-maker.js';
import { cpuBetween, usesOf, type Pids, type Uses } from '../machine/process-use.js';
import type { BenchPlace, Scenario } from '../scenario.js';
import { startBenchSystem, type BenchSystem } from '../servers/bench-system.js';

export interface LettersWish {
  readonly letters: number;
  /** Processes of notify. */
  readonly workers: 1 | 2;
}

const INTAKE = 'intake.petition.events.v1';
const COMMANDS_AT_ONCE = 200;
const LOOK_AGAIN_MS = 100;
const PATIENCE_MS = 600_000;
/** The last few are left out: processes run dry one after the other. Nothing is left out before: letters are printed long before the first is mailed. */
const MOST_OF_THEM = 0.95;
const AIM_PER_SECOND = 100;
const AIM_MIB = 400;

interface Look {
  readonly at: number;
  readonly taken: number;
  readonly uses: Uses;
}

const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const giveUp = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > giveUp) throw new Error(`${what} did not come to its end`);
    await pause(LOOK_AGAIN_MS);
  }
};

/** So many petitions lie on intake's topic, each of somebody who gets his receipt (L35) by mail. */
const registerAll = async (system: BenchSystem, count: number): Promise<void> => {
  const [feed, ear] = [new CommandFeed(system), new EventEar(system)];
  let registered = 0;
  try {
    await ear.listen([INTAKE], ({ name }) => {
      if (name === 'PetitionRegistered') registered += 1;
    });
    const now = await system.clock.now();
    for (let first = 0; first < count; first += COMMANDS_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(COMMANDS_AT_ONCE, count - first) }, (_, place) => first + place);
      await feed.register(numbers.map((n) => ({ number: numberOf('L', n), petition: petitionOf(n, { now, naming: 'mailed' }) })));
    }
    await until(() => registered >= count, 'the registering');
  } finally {
    await Promise.all([ear.close(), feed.close()]);
  }
};

/** Looks at mails and processes, again and again, until every letter was taken. */
const watched = async (system: BenchSystem, pids: Pids, letters: number): Promise<readonly Look[]> => {
  const looks: Look[] = [];
  const look = async (): Promise<void> => {
    looks.push({ at: performance.now(), taken: system.mails.taken.size, uses: await usesOf(pids) });
  };
  const giveUp = performance.now() + PATIENCE_MS;
  await look();
  while (system.mails.taken.size < letters && performance.now() < giveUp) {
    await pause(LOOK_AGAIN_MS);
    await look();
  }

  return looks;
};

const memoryOf = (name: string, looks: readonly Look[]): readonly Figure[] => {
  const sizes = looks.map(({ uses }) => uses[name]?.memoryMiB ?? 0);
  const [early, late] = [sizes.slice(0, Math.ceil(sizes.length / 2)), sizes.slice(Math.ceil(sizes.length / 2))];
  const most = Math.max(...sizes);

  return [
    { name: `memory of ${name}, most`, value: most, unit: ' MiB', aim: under(most, AIM_MIB, ' MiB') },
    {
      name: `memory of ${name}, second half to first`,
      value: spreadOf(late).p50 / spreadOf(early).p50,
      unit: ' ×',
      note: 'medians; 1 is flat',
    },
  ];
};

const figuresOf = (looks: readonly Look[], letters: number, workers: readonly string[]): readonly Figure[] => {
  const at = looks.findIndex(({ taken }) => taken >= letters * MOST_OF_THEM);
  const seen = looks.slice(0, at + 1);
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('too few letters to measure');
  const ms = last.at - first.at;
  const rate = perSecond(last.taken - first.taken, ms);

  return [
    {
      name: 'letters from event to accepted mail',
      value: rate,
      unit: '/s',
      aim: atLeast(rate, AIM_PER_SECOND, '/s'),
      note: `${last.taken - first.taken} in ${(ms / 1_000).toFixed(1)} s, from the first event that was read; each with its PDF`,
    },
    ...Object.keys(last.uses).map((name) => ({
      name: `processor: ${name}`,
      value: (cpuBetween(first.uses, last.uses, [name]) / ms) * 100,
      unit: ' % of a core',
    })),
    ...workers.flatMap((name) => memoryOf(name, seen)),
  ];
};

const run = async (place: BenchPlace, { letters, workers }: LettersWish): Promise<readonly ScenarioResult[]> => {
  const { servers, progress } = place;
  const system = await startBenchSystem({ servers, prefix: `bench-letters-${workers}-`, services: ['intake'] });
  try {
    progress(`registering ${letters} petitions …`);
    await registerAll(system, letters);
    progress(`${letters} letters, ${workers} ${workers === 1 ? 'process' : 'processes'} of notify …`);
    const processes = await Promise.all(Array.from({ length: workers }, () => system.another('notify')));
    const names = processes.map((_, place_) => (place_ === 0 ? 'notify' : `notify.${place_ + 1}`));
    const pids = Object.fromEntries(processes.map(({ pid }, place_) => [names[place_] ?? '', pid ?? 0]));
    const looks = await watched(system, { ...pids, ...servers.pids }, letters);
    const lost = letters - system.mails.taken.size;
    const faults = [
      ...(lost > 0 ? [`${lost} of ${letters} letters were not mailed`] : []),
      ...system.mails.doubled.map((id) => `mailed more than once: ${id}`),
    ];
    const title = `Letters by mail, ${workers} ${workers === 1 ? 'process' : 'processes'} of notify`;

    return [{ scenario: `letters-${workers}`, title, figures: figuresOf(looks, letters, names), faults }];
  } finally {
    await system.stop();
  }
};

/** From an event on the topic to the mail that the server has accepted: number, PDF, record, SMTP. */
export const lettersScenarioOf = (wish: LettersWish): Scenario => ({
  name: `letters-${wish.workers}`,
  about: 'letters from event to accepted mail, and whether memory stays flat',
  run: (place) => run(place, wish),
});
