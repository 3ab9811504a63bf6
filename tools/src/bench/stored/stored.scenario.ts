import { MongoClient } from 'mongodb';

import { atMost, under, type Figure } from '../figures/figure.js';
import { HttpDoor } from '../lives/http-door.js';
import { live, type Lived } from '../lives/live.js';
import { cpuBetween } from '../machine/process-use.js';
import type { BenchPlace, Scenario } from '../scenario.js';
import { startBenchSystem, type BenchSystem } from '../servers/bench-system.js';
import { fill } from './fill.js';
import { measureQueries } from './queries.js';

const FEW = 10_000;
const SHARE_OF_TIME = 1 / 3;
/** Fewer lives than come to their end in this time tell nothing of the cost of one. */
const [COST_SECONDS, COST_AT_ONCE] = [30, 8];
/** Petitioners of the copied lives and of those beside them stay apart. */
const PERSONS = 60_000_000;
const PATTERNS = { atOnce: 8, seconds: 1 };

const partOf = ({ seconds }: BenchPlace): number => Math.max(Math.round(seconds * SHARE_OF_TIME), 1);

const cpuOfLife = ({ before, after }: Lived): number => cpuBetween(before.uses, after.uses) / (after.sealed - before.sealed);

interface Scene {
  readonly place: BenchPlace;
  readonly system: BenchSystem;
  readonly client: MongoClient;
  readonly faults: string[];
}

const costAt = async ({ place, system, client, faults }: Scene, span: { readonly from: number; readonly to: number }): Promise<number> => {
  const { progress } = place;
  progress(`putting ${span.to - span.from} petitions into the database …`);
  const bytes = await fill({ client, prefix: system.prefix }, span);
  progress(`${Math.round(bytes / 1_024)} KiB each; whole lives beside ${span.to} …`);
  const wish = { atOnce: COST_AT_ONCE, seconds: COST_SECONDS, run: `C${span.to}-`, firstPerson: PERSONS + span.to };
  const lived = await live({ system, naming: 'named', ...wish });
  faults.push(...lived.faults);

  return cpuOfLife(lived);
};

/** Beside few and beside all; where all are few, once. */
const costFigures = async (scene: Scene): Promise<readonly Figure[]> => {
  const { stored } = scene.place;
  const few = Math.min(FEW, stored);
  const cost = (beside: number, value: number): Figure => ({
    name: `processor time of a life beside ${beside}`,
    value,
    unit: ' ms',
    note: 'all services, Kafka and MongoDB',
  });
  const first = await costAt(scene, { from: 0, to: few });
  if (few === stored) return [cost(few, first)];
  const second = await costAt(scene, { from: few, to: stored });
  const growth = second / first;

  return [
    cost(few, first),
    cost(stored, second),
    { name: `a life beside ${stored} to one beside ${few}`, value: growth, unit: ' ×', aim: atMost(growth, 1.2, ' ×') },
  ];
};

const queryFigures = async ({ place, system, client, faults }: Scene): Promise<readonly Figure[]> => {
  const { stored, progress } = place;
  const door = await HttpDoor.open(system);
  try {
    progress(`queries beside ${stored} …`);
    const { list, rare, own, faults: restless } = await measureQueries({ system, door, client, seconds: partOf(place) });
    faults.push(...restless);

    return [
      { name: `work list beside ${stored}, p50`, value: list.p50, unit: ' ms' },
      { name: `work list beside ${stored}, p99`, value: list.p99, unit: ' ms', aim: under(list.p99, 30, ' ms') },
      { name: `work list of one stage beside ${stored}, p99`, value: rare.p99, unit: ' ms' },
      { name: `public query beside ${stored}, p50`, value: own.p50, unit: ' ms' },
      { name: `public query beside ${stored}, p99`, value: own.p99, unit: ' ms' },
    ];
  } finally {
    door.close();
  }
};

/** Whether a full register slows anything down. */
export const storedScenario: Scenario = {
  name: 'stored',
  about: 'queries and cost of a life beside many stored petitions (--stored)',
  run: async (place) => {
    const system = await startBenchSystem({ servers: place.servers, prefix: 'bench-stored-' });
    const client = await MongoClient.connect(place.servers.mongodbUri);
    try {
      place.progress('real lives, to be copied …');
      const { faults } = await live({ system, naming: 'named', ...PATTERNS, run: 'P', firstPerson: PERSONS / 2 });
      const scene = { place, system, client, faults: [...faults] };
      const figures = [...(await costFigures(scene)), ...(await queryFigures(scene))];

      return [
        { scenario: 'stored', title: 'Beside many stored petitions (records of intake and supervision)', figures, faults: scene.faults },
      ];
    } finally {
      await client.close();
      await system.stop();
    }
  },
};
