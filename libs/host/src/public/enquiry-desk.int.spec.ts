import { createHash } from 'node:crypto';
import type { BlindIndex } from '@huiyin/kernel';
import { freshName, startMongo } from '@huiyin/testing';
import { createConnection, type Connection } from 'mongoose';
import { EnquiryDesk } from './enquiry-desk.js';
import { FailedAttempts } from './failed-attempts.js';
import { MailedCodes } from './mailed-codes.js';
import type { SecondFactor } from './second-factor.js';

const keyed = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');
const vault = { digest: keyed, blindIndex: (_field: string, value: string) => keyed(value.toLowerCase()) as BlindIndex };

let connection: Connection;
let stopMongo: () => Promise<void>;
beforeAll(async () => {
  const mongo = await startMongo();
  connection = await createConnection(mongo.uri, { dbName: freshName('desk') }).asPromise();
  stopMongo = () => mongo.stop();
}, 60_000);
afterAll(async () => {
  await connection.close();
  await stopMongo();
});

describe('[S1-07] an enquiry at a desk', () => {
  let waited = 0;
  const wait = (ms: number) => Promise.resolve(void (waited += ms));
  const desk = () => new EnquiryDesk(vault, new FailedAttempts(connection), { now: () => 0, wait });

  it('a wrong factor and an unknown code are counted per code and wait alike; so is a mailed code that is wrong', async () => {
    const asked = desk();
    const wrong = { queryCode: 'ABCDE-23456', mailedCode: '1-00000000' };
    for (let guess = 0; guess < 5; guess += 1) expect(await asked.ask(wrong, () => Promise.resolve('seen'))).toBeUndefined();
    expect(waited).toBe(5 * 150);
    await expect(asked.ask({ queryCode: 'abcde 23456', lastFour: '1001' }, () => Promise.resolve('it'))).rejects.toThrow(
      'request.too-many',
    );
    expect(await asked.ask({ queryCode: 'OTHER23456', lastFour: '1001' }, () => Promise.resolve('it'))).toBe('it');
  });

  it('with the right mailed code tells whose it is', async () => {
    const asked = desk();
    const mailedCode = new MailedCodes(vault).codeFor(asked.codeHash('FGHIJ23456'), 'p2');
    const seen: SecondFactor[] = [];
    await asked.ask({ queryCode: 'fghij-23456', mailedCode }, ({ factor }) => Promise.resolve(seen.push(factor)));
    expect(seen).toEqual([{ kind: 'mailed', person: 'p2' }]);
  });
});
