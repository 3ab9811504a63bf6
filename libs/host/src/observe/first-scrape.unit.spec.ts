import { Counters } from '@huiyin/records';
import { Registry } from 'prom-client';
import { registerBusFigures } from './bus-figures.js';
import { registerStoreFigures } from './store-figures.js';

const HEALTH = {
  ...{ group: 'intake', ready: true, live: true, partitions: 4, rebalances: 2, batchLag: 9, paused: [] },
  ...{ secondsSinceFetch: 3, secondsSinceHeartbeat: 1, secondsSinceCommit: 7 },
};

const shown = async (registry: Registry): Promise<readonly string[]> =>
  (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('[REGR] a scrape tells what is, not what was at the scrape before', () => {
  it('of the records: ages and numbers come from one look at the database', async () => {
    const registry = new Registry();
    let looks = 0;
    const measure = async () => {
      looks += 1;

      return Promise.resolve({ oldestUnpublishedMs: 1_000, oldestWaitingMs: 2_000, dueNotFired: 3, oldestDueMs: 4_000 });
    };
    registerStoreFigures({ registry, service: 'intake', stores: [{ name: 'intake.petition', counters: new Counters(), measure }] });

    expect(await shown(registry)).toEqual(
      expect.arrayContaining([
        'huiyin_intake_unpublished_oldest_seconds{aggregate="intake.petition"} 1',
        'huiyin_intake_waiting_oldest_seconds{aggregate="intake.petition"} 2',
        'huiyin_intake_deadlines_due{aggregate="intake.petition"} 3',
        'huiyin_intake_deadline_oldest_seconds{aggregate="intake.petition"} 4',
        'huiyin_intake_database_ready 1',
      ]),
    );
    expect(looks).toBe(1);
  });

  it('of the groups and of what is parked', async () => {
    const registry = new Registry();
    const parked = { keys: 1, oldestSince: new Date(Date.now() - 60_000) };
    registerBusFigures({
      ...{ registry, service: 'intake', publisher: { figures: { published: 0, failures: 0 } } },
      transport: {
        outcomes: { list: () => [] },
        health: () => [HEALTH],
        parked: { figures: () => Promise.resolve(parked) },
        reading: { lag: () => Promise.resolve([{ group: 'intake', messages: 5 }]) },
      },
    });
    const lines = await shown(registry);

    expect(lines).toEqual(
      expect.arrayContaining([
        'huiyin_intake_consumer_fetch_age_seconds{group="intake"} 3',
        'huiyin_intake_consumer_commit_age_seconds{group="intake"} 7',
        'huiyin_intake_consumer_rebalances{group="intake"} 2',
        'huiyin_intake_consumer_paused_partitions{group="intake"} 0',
        'huiyin_intake_consumer_batch_lag_messages{group="intake"} 9',
        'huiyin_intake_consumer_ready{group="intake"} 1',
        'huiyin_intake_consumer_lag_messages{group="intake"} 5',
        'huiyin_intake_parked_keys 1',
      ]),
    );
    expect(lines.find((line) => line.startsWith('huiyin_intake_parked_oldest_seconds'))).toMatch(/ 6\d/);
  });
});

describe('a scrape while the database is away', () => {
  it('says so, and shows the rest', async () => {
    const registry = new Registry();
    const measure = () => Promise.reject(new Error('away'));
    registerStoreFigures({ registry, service: 'intake', stores: [{ name: 'intake.petition', counters: new Counters(), measure }] });
    const lines = await shown(registry);

    expect(lines).toContain('huiyin_intake_database_ready 0');
    expect(lines).toContain('huiyin_intake_records_writes_total{aggregate="intake.petition"} 0');
    expect(lines.filter((line) => line.includes('_oldest_seconds'))).toEqual([]);
  });
});
