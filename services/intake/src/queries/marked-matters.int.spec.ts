import { freshName, startMongo, type RunningMongo } from '@huiyin/testing';
import mongoose from 'mongoose';

import { MarkedMatters } from './marked-matters.js';

interface Stored {
  readonly _id: string;
  readonly version: number;
  readonly search: readonly string[];
  readonly state: object;
}

let mongo: RunningMongo;
let connection: mongoose.Connection;
let matters: MarkedMatters;

const stored = (id: string, search: readonly string[], scope = 'none'): Stored => ({
  _id: id,
  version: 1,
  search,
  state: { stage: 'triage', withheld: { scope }, facts: { number: id, receivedAt: '2026-08-03T01:12:00.000Z' } },
});
const found = async (...marks: readonly string[]) => (await matters.find(marks)).map(({ id }) => id).sort();

beforeAll(async () => {
  mongo = await startMongo();
  connection = await mongoose.createConnection(mongo.uri, { dbName: freshName('marked') }).asPromise();
  const collection = connection.collection<Stored>('petitions');
  matters = new MarkedMatters({ collection } as never);
  await collection.insertMany([
    ...[stored('a1', ['a']), stored('a2', ['a', 'shared']), stored('b1', ['b', 'shared']), stored('secret', ['a'], 'from')],
    ...Array.from({ length: 250 }, (_, n) => stored(`mass-${n}`, ['mass'])),
  ]);
}, 120_000);
afterAll(async () => {
  await connection?.dropDatabase();
  await connection?.close();
  await mongo?.stop();
});

describe('matters by their marks, asked for at once', () => {
  it('[INV-16] each gets his own and nobody else’s; nothing withheld', async () =>
    expect(await Promise.all([found('a'), found('b'), found('a', 'b'), found('shared'), found('x'), found()])).toEqual([
      ['a1', 'a2'],
      ['b1'],
      ['a1', 'a2', 'b1'],
      ['a2', 'b1'],
      [],
      [],
    ]));

  it('a mass event beside others hides none of theirs', async () => {
    const [mass, a, b] = await Promise.all([found('mass'), found('a'), found('b')]);

    expect(mass).toHaveLength(200);
    expect([a, b]).toEqual([['a1', 'a2'], ['b1']]);
  });
});
