import { startMongo } from '@huiyin/testing';
import { createConnection, type Connection } from 'mongoose';
import { v7 as newId } from 'uuid';
import { FailedAttempts } from './failed-attempts.js';

const WINDOW_MS = 15 * 60_000;

let uri: string;
let stopMongo: () => Promise<void>;
const connections: Connection[] = [];
beforeAll(async () => {
  const mongo = await startMongo();
  uri = mongo.uri;
  stopMongo = () => mongo.stop();
}, 60_000);
afterAll(async () => {
  for (const connection of connections) await connection.close();
  await stopMongo();
});

/** Processes of one service, each with a connection of its own, on one database and one machine's clock. */
const service = () => {
  const dbName = `attempts-${newId()}`;
  const clock = { now: Date.parse('2026-08-03T09:00:00Z') };
  const process = async () => {
    const connection = await createConnection(uri, { dbName }).asPromise();
    connections.push(connection);
    const attempts = new FailedAttempts(connection, () => clock.now);
    await attempts.onApplicationBootstrap();

    return { attempts, connection };
  };

  return { clock, process };
};

const found = (attempts: FailedAttempts, code: string) => attempts.counted(code, () => Promise.resolve('it'));
const wrong = (attempts: FailedAttempts, code: string) => attempts.counted(code, () => Promise.resolve(undefined));
const failing = async (attempts: FailedAttempts, code: string, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) expect(await wrong(attempts, code)).toBeUndefined();
};

describe('[S1-07] wrong second factors', () => {
  it('five for a code are too many, for a quarter of an hour, and for that code alone', async () => {
    const { clock, process } = service();
    const { attempts } = await process();
    await failing(attempts, 'a', 1);
    clock.now += 60_000;
    await failing(attempts, 'a', 4);

    await expect(found(attempts, 'a')).rejects.toMatchObject({ message: 'request.too-many', headers: { 'retry-after': '840' } });
    expect(await found(attempts, 'b')).toBe('it');
    clock.now += WINDOW_MS - 60_000;
    expect(await found(attempts, 'a')).toBe('it');
  });

  it('within any quarter of an hour: what is older counts no more, what is newer does', async () => {
    const { clock, process } = service();
    const { attempts } = await process();
    await failing(attempts, 'a', 1);
    clock.now += WINDOW_MS - 1_000;
    await failing(attempts, 'a', 4);
    clock.now += 1_000;
    await failing(attempts, 'a', 1);

    await expect(found(attempts, 'a')).rejects.toThrow('request.too-many');
  });

  it('are counted over all processes of the service, and a restart forgets none', async () => {
    const { clock, process } = service();
    const [one, other] = [await process(), await process()];
    await failing(one.attempts, 'a', 3);
    await failing(other.attempts, 'a', 2);
    await expect(found(one.attempts, 'a')).rejects.toThrow('request.too-many');
    await expect(found(other.attempts, 'a')).rejects.toThrow('request.too-many');

    await Promise.all([one.connection.close(), other.connection.close()]);
    const again = await process();
    await expect(found(again.attempts, 'a')).rejects.toThrow('request.too-many');
    clock.now += WINDOW_MS;
    expect(await found(again.attempts, 'a')).toBe('it');
  });

  it('that come at the same time are no more than five', async () => {
    const { process } = service();
    const processes = [await process(), await process()];
    let looked = 0;
    const look = () => Promise.resolve(void (looked += 1));
    const guesses = Array.from({ length: 40 }, (_, n) => processes[n % 2]!.attempts.counted('a', look));
    const ends = await Promise.allSettled(guesses);

    expect(looked).toBe(5);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('are forgotten with the right one; what could not be looked up is none', async () => {
    const { process } = service();
    const { attempts } = await process();
    await failing(attempts, 'a', 4);
    await expect(attempts.counted('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await found(attempts, 'a')).toBe('it');
    await failing(attempts, 'a', 4);
    expect(await found(attempts, 'a')).toBe('it');
  });

  it('also of codes that nobody has: each is kept no longer than it counts', async () => {
    const { clock, process } = service();
    const { attempts, connection } = await process();
    await failing(attempts, 'nobody’s', 2);
    const kept = connection.collection('failedCodes');

    expect(await kept.findOne({})).toMatchObject({ _id: 'nobody’s', expiresAt: new Date(clock.now + WINDOW_MS) });
    expect(await kept.indexes()).toContainEqual(expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }));
  });
});
