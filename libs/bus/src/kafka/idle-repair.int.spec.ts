import { setTimeout as pass } from 'node:timers/promises';
import { startKafka, type RunningKafka } from '@huiyin/testing';
import kafkajs from 'kafkajs';
import { assertKafkajsVersion, repairIdleConnections } from './idle-repair.js';

const WINDOW_MS = 500;

describe('an idle connection of kafkajs', () => {
  let kafka: RunningKafka;
  beforeAll(async () => {
    kafka = await startKafka();
  });
  afterAll(() => kafka.stop());

  /** Timers of a few milliseconds that are armed while a connection has nothing to do. */
  const wakeUps = async (): Promise<number> => {
    const admin = new kafkajs.Kafka({ brokers: [...kafka.brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.listTopics();
    const timers = jest.spyOn(globalThis, 'setTimeout');
    await pass(WINDOW_MS);
    const short = timers.mock.calls.filter(([, delay]) => (delay ?? 0) < 20).length;
    timers.mockRestore();
    await admin.disconnect();

    return short;
  };

  it('[REGR] an idle consumer is idle: it wakes the process up all the time as it is delivered, and not once repaired', async () => {
    expect(await wakeUps()).toBeGreaterThan(50);
    repairIdleConnections();
    expect(await wakeUps()).toBeLessThan(5);
  });

  it('is repaired in the version it was seen in only', () => {
    expect(() => assertKafkajsVersion('2.2.5')).toThrow(expect.objectContaining({ code: 'bus.kafkajs-version' }));
    expect(() => assertKafkajsVersion('2.2.4')).not.toThrow();
  });
});
