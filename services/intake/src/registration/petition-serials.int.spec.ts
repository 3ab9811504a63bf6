import { freshName, startMongo, type RunningMongo } from '@huiyin/testing';
import mongoose from 'mongoose';

import { PetitionSerials } from './petition-serials.js';

let mongo: RunningMongo;
let connection: mongoose.Connection;

beforeAll(async () => {
  mongo = await startMongo();
  connection = await mongoose.createConnection(mongo.uri, { dbName: freshName('serials') }).asPromise();
}, 120_000);
afterAll(async () => {
  await connection?.dropDatabase();
  await connection?.close();
  await mongo?.stop();
});

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, place) => place + 1);
const inOrder = (serials: readonly number[]): readonly number[] => [...serials].sort((a, b) => a - b);

describe('serials of petition numbers', () => {
  it('rise in the order in which they are asked for, each series by itself', async () => {
    const serials = new PetitionSerials(connection);
    const wishes = upTo(60).map((n) => (n % 3 === 0 ? 'b' : 'a'));
    const drawn = await Promise.all(wishes.map(async (series) => ({ series, serial: await serials.next(series) })));
    const of = (wanted: string): readonly number[] => drawn.flatMap(({ series, serial }) => (series === wanted ? [serial] : []));

    expect(of('a')).toEqual(upTo(40));
    expect(of('b')).toEqual(upTo(20));
    expect(await serials.next('a')).toBe(41);
  });

  it('are given once, whoever opens a series, by four processes at once', async () => {
    const processes = upTo(4).map(() => new PetitionSerials(connection));
    const drawn = await Promise.all(processes.flatMap((serials) => upTo(50).map(() => serials.next('shared'))));

    expect(inOrder(drawn)).toEqual(upTo(200));
  });
});
