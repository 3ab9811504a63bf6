import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { freshName, sampleDirectory } from '@huiyin/testing/domain';
import { MongoClient } from 'mongodb';

import { loadSampleDirectory } from '../../dev/sample-directory.js';
import { RULE_OWNER } from '../../importing/import-directory.js';
import { kindsOfService } from '../../records/kinds-of-service.js';
import { runInService, type ServiceDoor } from '../../recompute/run-in-service.js';
import type { ToldRun } from '../../recompute/told-run.js';
import { anyPorts } from '../../system/addresses.js';
import { startSystem, type System } from '../../system/start-system.js';
import { perSecond, under, type Figure, type ScenarioResult } from '../figures/figure.js';
import type { Spread } from '../figures/percentile.js';
import type { BenchPlace, Scenario } from '../scenario.js';
import { CLERK, Clerks } from './clerks.js';
import { withOlderEdition } from './old-calendar.js';
import { layOpenPetitions, NOW } from './open-petitions.js';

/** A service that has just been started compiles as it goes: that is not measured. */
const WARMING_MS = 10_000;
const QUIET_MS = 10_000;
const AIM_SECONDS = 60;
const AIM_P99_MS = 100;

interface Timing {
  readonly run: ToldRun;
  readonly ms: number;
  readonly commands: Spread;
}

interface Bench {
  readonly place: BenchPlace;
  readonly door: ServiceDoor;
  readonly clerks: Clerks;
}

const timed = async ({ place, door, clerks }: Bench, name: string, dryRun: boolean): Promise<Timing> => {
  place.progress(`recomputing: ${name} …`);
  const since = performance.now();
  let ms = 0;
  const onDone = (): void => void (ms = performance.now() - since);
  const work = runInService(door, { wish: { dryRun, reason: 'bench' }, key: freshName('bench'), progress: () => undefined, onDone });
  const commands = await clerks.while(work);

  return { run: await work, ms, commands };
};

const waited = (name: string, { p99, p50, max, count }: Spread, isAim: boolean): Figure => ({
  name: `a command meanwhile, p99: ${name}`,
  value: p99,
  unit: ' ms',
  ...(isAim ? { aim: under(p99, AIM_P99_MS, ' ms') } : {}),
  note: `${count} registrations; p50 ${p50.toFixed(1)} ms, longest ${max.toFixed(0)} ms`,
});

const took = (name: string, { run, ms }: Timing, isAim: boolean): Figure => ({
  name,
  value: ms / 1_000,
  unit: ' s',
  ...(isAim ? { aim: under(ms / 1_000, AIM_SECONDS, ' s') } : {}),
  note: `${run.scanned} records looked at, ${run.changed} clocks ${run.dryRun ? 'listed' : 'changed'}; ${Math.round(perSecond(run.scanned, ms))} records/s`,
});

const measure = async (bench: Bench, clocks: number): Promise<ScenarioResult> => {
  bench.place.progress('clerks begin …');
  await bench.clerks.while(pause(WARMING_MS));
  bench.place.progress('clerks alone …');
  const alone = await bench.clerks.while(pause(QUIET_MS));
  const listed = await timed(bench, 'dry run', true);
  const applied = await timed(bench, 'applied', false);
  const again = await timed(bench, 'again', false);
  const { refusals } = bench.clerks;

  return {
    scenario: 'recompute',
    title: `Counting ${clocks} open clocks anew after a new calendar edition, while clerks register`,
    figures: [
      took('dry run: every change listed', listed, false),
      took('applied: what changes is written', applied, true),
      took('second run: nothing to change', again, false),
      waited('nobody recomputes', alone, false),
      waited('dry run', listed.commands, true),
      waited('applying', applied.commands, true),
    ],
    faults: [
      ...(applied.run.changed === listed.run.changed && listed.run.changed > 0
        ? []
        : [`${listed.run.changed} clocks were listed, ${applied.run.changed} changed`]),
      ...(again.run.changed > 0 ? [`a second run changed ${again.run.changed} clocks`] : []),
      ...applied.run.faults.slice(0, 5).map(({ record, code }) => `${record}: ${code}`),
      ...(refusals.length > 0 ? [`${refusals.length} registrations refused: ${refusals[0] ?? ''}`] : []),
    ],
  };
};

const lay = async ({ servers, progress }: BenchPlace, prefix: string, clocks: number): Promise<void> => {
  progress(`laying ${clocks} petitions with an open clock …`);
  const [kind] = (await kindsOfService('intake')).filter(({ aggregate }) => aggregate.name === 'intake.petition');
  if (kind === undefined) throw new RangeError('intake keeps no petitions');
  const client = await MongoClient.connect(servers.mongodbUri);
  try {
    const collection = client.db(`${prefix}intake`).collection(kind.collection);
    await layOpenPetitions({ collection, kind, directory: withOlderEdition(sampleDirectory()) }, clocks);
  } finally {
    await client.close();
  }
};

const begin = async ({ servers, progress }: BenchPlace, folder: string, prefix: string): Promise<System> => {
  const { brokers, mongodbUri } = servers;
  const system = await startSystem({
    ...{ folder, prefix, brokers, mongodbUri, progress, ports: await anyPorts(), only: ['intake'], hear: () => undefined },
    env: { HUIYIN_LOG_LEVEL: 'error' },
  });
  await system.clock.move(NOW);
  await loadSampleDirectory(system);

  return system;
};

const run = async (place: BenchPlace, clocks: number): Promise<readonly ScenarioResult[]> => {
  const [folder, prefix] = [await mkdtemp(join(tmpdir(), 'huiyin-recompute-')), `${freshName('recompute')}-`];
  const system = await begin(place, folder, prefix);
  try {
    await lay(place, prefix, clocks);
    const { url } = system.services.intake;
    const door = { service: 'intake', url, token: await system.token(RULE_OWNER) } as const;

    return [await measure({ place, door, clerks: new Clerks({ url, token: await system.token(CLERK) }) }, clocks)];
  } finally {
    await system.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** One intake on servers of the bench's own; petitions whose clocks end over two months, of which one week becomes a holiday. */
export const recomputeScenarioOf = (clocks: number): Scenario => ({
  name: 'recompute',
  about: 'open clocks counted anew after a new calendar edition, while clerks register',
  run: (place) => run(place, clocks),
});
