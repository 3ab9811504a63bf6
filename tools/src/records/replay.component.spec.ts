import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { On } from '@huiyin/bus';
import { PetitionRegistered, type DataOf, type Envelope, type SupervisionEvent } from '@huiyin/contracts';
import { buildService, recordsOf, type BuiltService } from '@huiyin/host';
import { recorded } from '@huiyin/kernel';
import { fromStored, type Reaction, type Records } from '@huiyin/records';
import { SUPERVISIONS } from '@huiyin/supervision/aggregates';
import { eventually, serviceScene, type ServiceScene } from '@huiyin/testing';
import { Controller, Inject, Module } from '@nestjs/common';
import { v7 as newId } from 'uuid';

import { main } from '../commands/replay.js';

type Registration = Envelope<DataOf<typeof PetitionRegistered>>;
const BROKEN = 'BROKEN';
let isMended = false;

/** A service whose rule has a fault: it cannot read some numbers. */
@Controller()
class FaultyReactions {
  constructor(@Inject(recordsOf(SUPERVISIONS)) private readonly supervisions: Records<never, SupervisionEvent>) {}

  @On(PetitionRegistered)
  watch({ subject, data: { number, registeredBy, region, firstTime, withheld } }: Registration): Reaction {
    if (number === BROKEN && !isMended) throw new TypeError('a fault of ours');
    const data = { number, registeredBy, region, firstTime, petitioners: [], withheld };

    return this.supervisions.react(subject, () => recorded<SupervisionEvent>({ type: 'MatterWatched', data }));
  }
}

@Module({ controllers: [FaultyReactions] })
class FaultyModule {}

let scene: ServiceScene;
let service: BuiltService;
let folder: string;
const before = { ...process.env };

beforeAll(async () => {
  [scene, folder] = await Promise.all([serviceScene('replay'), mkdtemp(join(tmpdir(), 'replay-'))]);
  const { HUIYIN_MONGODB_URI, HUIYIN_KEY_RING } = scene.variables;
  Object.assign(process.env, { HUIYIN_MONGODB_URI, HUIYIN_KEY_RING });
  const definition = { name: 'supervision', module: FaultyModule, kinds: [SUPERVISIONS] } as const;
  service = await buildService(definition, { environment: scene.variables });
  await service.start();
}, 120_000);

afterAll(async () => {
  process.env = before;
  await service.stop();
  await scene.stop();
  await rm(folder, { recursive: true });
}, 60_000);

/** What the command says to the operator. */
const replay = async (...args: readonly string[]): Promise<string> => {
  const said: string[] = [];
  const spy = jest.spyOn(console, 'log').mockImplementation((line: unknown) => void said.push(String(line)));
  try {
    await main(['--service', 'supervision', '--prefix', scene.variables['HUIYIN_PREFIX'] ?? '', '--operator', 'op-1', ...args]);
  } finally {
    spy.mockRestore();
  }

  return said.join('\n');
};

const broken = async (): Promise<string> => {
  const id = newId();
  await scene.teller.tell(PetitionRegistered, { subject: id, data: { ...PetitionRegistered.sample, number: BROKEN } });
  await eventually(async () => expect(await replay('list')).toContain(id), { within: 30_000 });

  return id;
};

const messageOf = async (matter: string): Promise<string> => {
  const gate = (await replay('list')).split('\n').find((line) => line.includes(matter)) ?? '';
  const [found] = await service.platform.transport.parked.ofGate(gate.split(/\s/)[0] ?? '');

  return found?._id ?? 'none';
};

const numberOf = async (matter: string): Promise<string | undefined> => {
  const record = await service.platform.records[0]?.collection.findOne({ _id: matter });

  return (fromStored(record?.history.slice(0, 1) ?? [])[0]?.data as { readonly number?: string } | undefined)?.number;
};
const watched = (matter: string, number: string) => eventually(async () => expect(await numberOf(matter)).toBe(number), { within: 30_000 });

describe('npm run replay', () => {
  it('lists what is parked with its fault, and shows one opened, under the name of who looked', async () => {
    const matter = await broken();
    const message = await messageOf(matter);

    expect(await replay('list')).toContain('bus.handler-threw');
    expect(JSON.parse(await replay('show', message))).toMatchObject({ arrival: { key: matter }, detail: expect.stringContaining('fault') });
    const openings = service.platform.connection.getClient().db(`${scene.variables['HUIYIN_PREFIX']}keystore`).collection('openings');
    expect(await openings.findOne({ by: 'op-1', purpose: 'parking.show' })).not.toBeNull();
    await replay('discard', message, '--reason', 'only looked at', '--really');
  });

  it('mends the data of one and replays its key; without --really nothing is changed', async () => {
    const matter = await broken();
    const message = await messageOf(matter);
    const file = join(folder, 'mended.json');
    await writeFile(file, JSON.stringify({ ...PetitionRegistered.sample, number: 'MENDED' }));
    const mend = ['mend', message, '--file', file, '--reason', 'a slip of the pen'];

    expect(await replay(...mend)).toContain('nothing was changed');
    expect(await replay('audit')).not.toContain('a slip of the pen');
    await replay(...mend, '--really');
    expect(await replay('replay', '--message', message)).toContain('nothing was changed');
    expect(await replay('replay', '--key', matter, '--really')).toContain(matter);
    await watched(matter, 'MENDED');
  });

  it('discards one with a reason, and what was behind it goes on', async () => {
    const matter = await broken();
    await scene.teller.tell(PetitionRegistered, { subject: matter, data: { ...PetitionRegistered.sample, number: 'BEHIND' } });
    await eventually(async () => expect((await replay('list')).match(/behind/g)).toHaveLength(1), { within: 30_000 });
    const message = await messageOf(matter);
    await expect(replay('discard', message, '--reason', ' ', '--really')).rejects.toMatchObject({ code: 'bus.discard-needs-reason' });
    await replay('discard', message, '--reason', 'sent by mistake', '--really');

    await watched(matter, 'BEHIND');
    expect(await replay('show', message)).toContain('discarded');
  });

  it('replays all that one fault has parked, once it is mended, and tells who asked for what', async () => {
    const matters = [await broken(), await broken()];
    isMended = true;
    await replay('replay', '--code', 'bus.handler-threw', '--really');
    for (const matter of matters) await watched(matter, BROKEN);
    await eventually(async () => expect(await replay('list')).toBe('nothing is parked'), { within: 30_000 });

    const audit = await replay('audit');
    for (const told of ['op-1', 'mend', 'a slip of the pen', 'discard', 'sent by mistake', 'replay']) expect(audit).toContain(told);
    await expect(replay('replay', '--really')).rejects.toThrow('say which');
  });
});
