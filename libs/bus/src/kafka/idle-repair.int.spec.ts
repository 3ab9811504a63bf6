import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { startKafka, type RunningKafka } from '@huiyin/testing';

import type { Watched } from '../testing/count-wake-ups.js';
import { assertKafkajsVersion } from './idle-repair.js';

describe('an idle connection of kafkajs', () => {
  let kafka: RunningKafka;
  beforeAll(async () => {
    kafka = await startKafka();
  });
  afterAll(() => kafka.stop());

  /** Timers of a few milliseconds that are armed within half a second while a connection has nothing to do. */
  const wakeUps = async (isRepaired: boolean): Promise<unknown> => {
    const watched: Watched = { brokers: kafka.brokers, isRepaired };
    const [counted] = await once(new Worker(new URL('../testing/count-wake-ups.js', import.meta.url), { workerData: watched }), 'message');

    return counted;
  };

  it('[REGR] an idle consumer is idle: it wakes the process up all the time as it is delivered, and not once repaired', async () => {
    expect(await wakeUps(false)).toBeGreaterThan(50);
    expect(await wakeUps(true)).toBeLessThan(5);
  });

  it('is repaired in the version it was seen in only', () => {
    expect(() => assertKafkajsVersion('2.2.5')).toThrow(expect.objectContaining({ code: 'bus.kafkajs-version' }));
    expect(() => assertKafkajsVersion('2.2.4')).not.toThrow();
  });
});
