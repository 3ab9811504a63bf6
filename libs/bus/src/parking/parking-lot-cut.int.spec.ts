import { Fault } from '@huiyin/kernel';
import { breakableLine, freshName, startMongo, type BreakableLine, type RunningMongo } from '@huiyin/testing';
import { MongoClient } from 'mongodb';
import type { Arrival } from '../decode/arrival.js';
import { isPassing } from '../kafka/passing.js';
import { createParkingIndexes, parkingCollections, type ParkingCollections } from './parking-collections.js';
import { ParkingLot } from './parking-lot.js';

const PLACES = 80;
const STEP = 150;

const arrival = (key: string, offset: number): Arrival => ({
  ...{ topic: 't', partition: 0, offset, key, headers: { ce_id: `${key}-${offset}` }, value: '{}', timestamp: '1' },
});

describe('[REGR] a line to the database that breaks while messages are parked', () => {
  let mongo: RunningMongo;
  let line: BreakableLine;
  let clients: readonly MongoClient[];
  let there: ParkingCollections;
  let lot: ParkingLot;
  beforeAll(async () => {
    mongo = await startMongo();
    line = await breakableLine(mongo.uri);
    const name = freshName('parking-cut');
    const [straight, broken] = [await new MongoClient(mongo.uri).connect(), await new MongoClient(line.uri).connect()];
    clients = [straight, broken];
    there = parkingCollections(straight.db(name));
    await createParkingIndexes(there);
    lot = new ParkingLot('g', parkingCollections(broken.db(name)), { seal: (text) => text, open: (sealed) => sealed });
  }, 60_000);
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await line.stop();
    await mongo.stop();
  });

  it('leaves none that was said to be parked and is not, and is told as a fault that passes, wherever it breaks', async () => {
    const fault = new Fault('x.y', 'broken', { retryable: false });
    const faults: unknown[] = [];
    let parked = 0;

    for (let place = 0; place < PLACES; place += 1) {
      const key = `k${place}`;
      line.breakAfter(place * STEP);
      const closed = await lot.close({ arrival: arrival(key, 2 * place), type: 'T', fault }, [arrival(key, 2 * place + 1)]).then(
        () => true,
        (error: unknown) => void faults.push(error),
      );
      line.heal();
      if (closed === undefined) continue;
      parked += 1;
      expect(await there.gates.countDocuments({ key })).toBe(1);
      expect(await there.messages.countDocuments({ key })).toBe(2);
    }

    expect([faults.length > 0, parked > 0]).toEqual([true, true]);
    expect(faults.filter((one) => !isPassing(one))).toEqual([]);
  }, 120_000);
});
