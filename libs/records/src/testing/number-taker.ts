import { MongoClient } from 'mongodb';

import { failpoint } from '../failpoint.js';
import { SerialNumbers } from '../serial-numbers.js';

/** A process of its own that issues letters at once: each takes its number, then records the letter with it; to be killed in between. */
const [uri = '', database = '', ...letters] = process.argv.slice(2);
const client = await new MongoClient(uri).connect();
const db = client.db(database);
const numbers = new SerialNumbers(db);
const issued = db.collection<{ _id: string; number: string }>('issued');

const issue = async (letter: string): Promise<void> => {
  const { _id: number } = await numbers.take({ series: '清信告', year: 2026, letter });
  failpoint('after-number-before-letter');
  await issued.updateOne({ _id: letter }, { $setOnInsert: { number } }, { upsert: true });
};

await Promise.all(letters.map(issue));
await client.close();
