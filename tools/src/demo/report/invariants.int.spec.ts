import { setTimeout as pause } from 'node:timers/promises';

import { freshName, startMongo, type RunningMongo } from '@huiyin/testing';
import { MongoClient, type Db } from 'mongodb';

import { brokenInvariants } from './invariants.js';

let mongo: RunningMongo;
let client: MongoClient;

beforeAll(async () => {
  mongo = await startMongo();
  client = await MongoClient.connect(mongo.uri);
}, 120_000);
afterAll(async () => {
  await client?.close();
  await mongo?.stop();
});

interface Sent {
  readonly _id: string;
  readonly published: number;
  readonly version: number;
}

interface Numbered {
  readonly series: string;
  readonly year: number;
  readonly n: number;
}

const place = (patienceMs: number) => {
  const prefix = `${freshName('invariants')}-`;

  return { client, prefix, patienceMs, of: (service: string): Db => client.db(`${prefix}${service}`) };
};

describe('what must hold of a system at rest', () => {
  it('holds of an empty one', async () => expect(await brokenInvariants(place(0))).toEqual([]));

  it('events that are sent a moment later are waited for', async () => {
    const { of, ...rest } = place(20_000);
    const dossiers = of('archive').collection<Sent>('dossiers');
    await dossiers.insertOne({ _id: 'd1', published: 1, version: 3 });

    const broken = brokenInvariants(rest);
    await pause(600);
    await dossiers.deleteOne({ _id: 'd1' });

    expect(await broken).toEqual([]);
  });

  it('events that nobody sends are told, with the record', async () => {
    const { of, ...rest } = place(300);
    await of('archive').collection<Sent>('dossiers').insertOne({ _id: 'd1', published: 1, version: 3 });

    expect(await brokenInvariants(rest)).toEqual([
      'archive d1: events 2 to 3 were not sent, or not marked',
      'archive d1: is no whole record: it lacks history, waiting, heard',
    ]);
  });

  it('[INV-11] a number that is missing is told at once', async () => {
    const { of, ...rest } = place(0);
    const number = (n: number): Numbered => ({ series: '信复字', year: 2026, n });
    await of('notify')
      .collection<Numbered>('numbers')
      .insertMany([number(1), number(3)]);

    expect(await brokenInvariants(rest)).toEqual(['信复字〔2026〕: 2 numbers up to 3']);
  });
});
