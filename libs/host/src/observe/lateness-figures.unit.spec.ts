import { AT_ONCE, toInstant, type Deadline } from '@huiyin/kernel';
import { FixedClock } from '@huiyin/testing/domain';
import { Registry } from 'prom-client';
import { registerLatenessFigures } from './lateness-figures.js';

const BEFORE = toInstant('2026-09-01T00:00:00Z');

/** A store that says what it has fired, and the page on which it must stand. */
const observed = async (fired: readonly Deadline[]): Promise<readonly string[]> => {
  const registry = new Registry();
  const stores = [
    { name: 'intake.petition', onCommitted: (listener: (told: { fired: readonly Deadline[] }) => void) => listener({ fired }) },
  ];
  const clock = new FixedClock('2026-09-01T08:00:40');
  registerLatenessFigures({ registry, service: 'intake', stores, clock, machineNow: () => new Date('2026-11-23T00:00:03Z') });
  const page = await registry.metrics();

  return page.split('\n').filter((line) => /_(sum|count)\{/.test(line));
};

describe('how late a deadline fired', () => {
  it('is measured on the clock that the deadline belongs to, once for each', async () =>
    expect(
      await observed([
        { name: 'missed:T-HANDLE/q-zjj/1', at: BEFORE, clock: 'business' },
        { name: 'deliver:L09/p1', at: toInstant('2026-11-23T00:00:01Z'), clock: 'machine' },
      ]),
    ).toEqual([
      'huiyin_intake_deadline_lateness_seconds_sum{aggregate="intake.petition",clock="business"} 40',
      'huiyin_intake_deadline_lateness_seconds_count{aggregate="intake.petition",clock="business"} 1',
      'huiyin_intake_deadline_lateness_seconds_sum{aggregate="intake.petition",clock="machine"} 2',
      'huiyin_intake_deadline_lateness_seconds_count{aggregate="intake.petition",clock="machine"} 1',
    ]));

  it('says nothing of what is due at once: it is due whenever it is found', async () =>
    expect(await observed([{ name: 'render:L09/p1', at: AT_ONCE, clock: 'machine' }])).toEqual([]));
});
