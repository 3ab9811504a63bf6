import { MongoClient } from 'mongodb';

import { freshName } from './fresh-name.js';
import { startMongo, type RunningMongo } from './start-mongo.js';

interface Note {
  readonly _id: number;
}

describe('a MongoDB of the test’s own', () => {
  let mongo: RunningMongo;

  beforeAll(async () => {
    mongo = await startMongo({ own: true });
  }, 120_000);

  afterAll(() => mongo.stop(), 30_000);

  it('knows transactions, and keeps every acknowledged write over a kill -9', async () => {
    const client = new MongoClient(mongo.uri);
    const notes = client.db(freshName('testing')).collection<Note>('notes');
    await client.withSession((session) => session.withTransaction(() => notes.insertOne({ _id: 1 }, { session })));
    await notes.insertOne({ _id: 2 });

    await mongo.kill9();
    await mongo.restart();

    expect(await notes.countDocuments()).toBe(2);
    await client.close();
  }, 60_000);
});
