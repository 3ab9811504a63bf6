import { freshName, startMongo } from '@huiyin/testing';
import { createConnection, type Connection } from 'mongoose';
import { MailedCodeSpacing } from './mailed-code-spacing.js';

let first: Connection;
let second: Connection;
let stopMongo: () => Promise<void>;
beforeAll(async () => {
  const mongo = await startMongo();
  const dbName = freshName('spacing');
  [first, second] = await Promise.all([
    createConnection(mongo.uri, { dbName }).asPromise(),
    createConnection(mongo.uri, { dbName }).asPromise(),
  ]);
  stopMongo = () => mongo.stop();
}, 60_000);
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
  await stopMongo();
});

describe('[S1-07] [REGR] codes that are mailed', () => {
  const NOW = Date.UTC(2026, 7, 14);
  const taken = (tries: readonly boolean[]): number => tries.filter(Boolean).length;

  it('go out once a minute for one matter, also where several processes are asked at once', async () => {
    const [one, other] = [new MailedCodeSpacing(first), new MailedCodeSpacing(second)];
    await Promise.all([one.onApplicationBootstrap(), other.onApplicationBootstrap()]);
    const many = (now: number): Promise<boolean[]> =>
      Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).take('a', now)));

    expect(taken(await many(NOW))).toBe(1);
    expect(taken(await many(NOW + 59_999))).toBe(0);
    expect(await other.take('b', NOW)).toBe(true);
    expect(taken(await many(NOW + 60_000))).toBe(1);
  });
});
