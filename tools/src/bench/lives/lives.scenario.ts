import { SERVICES, type ServiceName } from '@huiyin/contracts';

import { atLeast, perSecond, type Figure, type ScenarioResult } from '../figures/figure.js';
import { cpuBetween } from '../machine/process-use.js';
import type { Counts } from '../machine/metrics-page.js';
import type { BenchPlace, Scenario } from '../scenario.js';
import { startBenchSystem } from '../servers/bench-system.js';
import { faultsOf } from './check-lives.js';
import { live, type Lived } from './live.js';
import type { Naming } from './petition-maker.js';

/** 20 million petitions a year, on one machine of two cores. */
const NATION = 231;

const counted = (counts: readonly Counts[], ending: string): number =>
  counts
    .flatMap((page) => [...page].filter(([name]) => name.endsWith(ending)).map(([, count]) => count))
    .reduce((sum, count) => sum + count, 0);

const grown = ({ before, after }: Lived, ending: string): number => counted(after.counts, ending) - counted(before.counts, ending);

const throughput = (lived: Lived, ms: number): readonly Figure[] => {
  const [begun, sealed] = [lived.after.registered - lived.before.registered, lived.after.sealed - lived.before.sealed];
  const lives = perSecond(sealed, ms);

  return [
    {
      name: 'whole lives: dossiers sealed',
      value: lives,
      unit: '/s',
      aim: atLeast(lives, NATION, '/s'),
      note: `of ${sealed} in ${Math.round(ms / 1_000)} s`,
    },
    { name: 'registered in the same time', value: perSecond(begun, ms), unit: '/s' },
    { name: 'events sent', value: perSecond(grown(lived, '_records_events_sent_total'), ms), unit: '/s' },
    {
      name: 'steps to a written record (coalescing)',
      value: grown(lived, '_records_items_total') / grown(lived, '_records_writes_total'),
      unit: '',
    },
    { name: 'record steps to a life', value: grown(lived, '_records_items_total') / sealed, unit: '' },
    {
      name: 'all lives ended after',
      value: lived.tailMs / 1_000,
      unit: ' s',
      note: `${lived.lives} lives, ${lived.limitsMissed} limits missed`,
    },
  ];
};

const processors = ({ before, after }: Lived, ms: number): readonly Figure[] => {
  const names = Object.keys(after.uses);
  const share = (cpuMs: number): number => (cpuMs / ms) * 100;

  return [
    ...names.map((name) => ({
      name: `processor: ${name}`,
      value: share(cpuBetween(before.uses, after.uses, [name])),
      unit: ' % of a core',
    })),
    {
      name: 'processor: driver and mail server',
      value: share(after.driverMs - before.driverMs),
      unit: ' % of a core',
      note: 'is no part of the product',
    },
  ];
};

interface Variant {
  readonly name: string;
  readonly about: string;
  readonly naming: Naming;
  /** Of the length that was asked for. */
  readonly share: number;
  readonly twice?: ServiceName;
}

const runVariant = async (place: BenchPlace, { name, about, naming, share, twice }: Variant): Promise<readonly ScenarioResult[]> => {
  place.progress(`${about} …`);
  const { servers, atOnce } = place;
  const seconds = Math.max(Math.round(place.seconds * share), 1);
  const system = await startBenchSystem({ servers, prefix: `bench-${name}-`, ...(twice === undefined ? {} : { twice }) });
  try {
    const lived = await live({ system, naming, seconds, atOnce, run: 'B' });
    const ms = lived.after.at - lived.before.at;
    place.progress('looking whether everything is as it should be …');
    const faults = await faultsOf(system, lived);

    return [{ scenario: name, title: about, figures: [...throughput(lived, ms), ...processors(lived, ms)], faults }];
  } finally {
    await system.stop();
  }
};

const scenarioOf = (variant: Variant): Scenario => ({
  name: variant.name,
  about: variant.about,
  run: (place) => runVariant(place, variant),
});

export const livesScenario = scenarioOf({
  name: 'lives',
  about: 'Whole lives through five services, every letter made',
  naming: 'named',
  share: 1,
});

export const anonymousScenario = scenarioOf({
  name: 'anonymous',
  about: 'Whole lives of anonymous petitions: letters to bodies alone',
  naming: 'anonymous',
  share: 1 / 2,
});

export const isService = (name: string): name is ServiceName => (SERVICES as readonly string[]).includes(name);

/** One service as two processes of one consumer group. */
export const doubledScenario = (twice: ServiceName): Scenario =>
  scenarioOf({ name: 'doubled', about: `Whole lives, ${twice} as two processes`, naming: 'named', share: 1 / 2, twice });
