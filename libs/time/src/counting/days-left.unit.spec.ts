import { at, lawDirectory, startedOn } from '../testing/law.js';
import { daysLeft } from './days-left.js';

const directory = lawDirectory();

describe('how far the last day is', () => {
  it('[T-HANDLE] in calendar days, 0 on the last day until its midnight, then over', () => {
    const clock = startedOn('2026-08-03', 'T-HANDLE');
    const on = (moment: string) => daysLeft(clock, at(moment), directory);

    expect(clock.lastDay).toBe('2026-10-08');
    expect([on('2026-10-06'), on('2026-10-08T00:00'), on('2026-10-08T23:59'), on('2026-10-09T00:00'), on('2026-10-18')]).toEqual([
      2, 0, 0, -1, -10,
    ]);
  });

  it('[T-OBJECT] in working days: weekends and holidays between do not count, a make-up day does', () => {
    const clock = startedOn('2026-09-28', 'T-OBJECT');
    const on = (moment: string) => daysLeft(clock, at(moment), directory);

    expect(clock.lastDay).toBe('2026-10-10');
    expect([
      on('2026-09-28'),
      on('2026-09-30'),
      on('2026-10-05'),
      on('2026-10-09'),
      on('2026-10-10'),
      on('2026-10-11'),
      on('2026-10-12'),
    ]).toEqual([5, 3, 3, 1, 0, 0, -1]);
  });
});
