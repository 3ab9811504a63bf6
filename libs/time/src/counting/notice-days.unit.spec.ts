import type { TimerRule } from '@huiyin/kernel';
import fc from 'fast-check';
import { calendarOf } from '../calendar/working-calendar.js';
import { addDays, toLocalDate } from '../local-date.js';
import { statutoryRuleSet } from '../rules/statutory-rule-set.js';
import { COUNTY, lawDirectory, PROVINCE } from '../testing/law.js';
import { naiveNoticeDay } from '../testing/oracle.js';
import { earliestDay, latestNoticeDay } from './notice-days.js';

const directory = lawDirectory();
const query = { timer: 'T-HEAR-NOTICE', region: COUNTY, on: toLocalDate('2026-11-02') };
const rule: TimerRule = { ...statutoryRuleSet().timers.find(({ timer }) => timer === 'T-HEAR-NOTICE')!, limit: 10, type: 'wd' };
const tenWorkingDays = {
  ...directory,
  ruleSets: new Map([...directory.ruleSets, [PROVINCE, [{ ...statutoryRuleSet(), region: PROVINCE, timers: [rule] }]]]),
};

describe('the notice before a hearing [T-HEAR-NOTICE]', () => {
  it('is given seven days before, the day of the notice not counted', () => {
    expect(earliestDay(toLocalDate('2026-11-03'), query, directory)).toBe('2026-11-10');
    expect(latestNoticeDay(toLocalDate('2026-11-10'), query, directory)).toBe('2026-11-03');
  });

  it('lets the hearing be held on the next working day where the period ends on a holiday', () => {
    expect(earliestDay(toLocalDate('2026-09-25'), query, directory)).toBe('2026-10-08');
    expect(latestNoticeDay(toLocalDate('2026-10-08'), query, directory)).toBe('2026-10-01');
  });

  it('is given ten working days before where a province says so', () => {
    expect(earliestDay(toLocalDate('2026-11-03'), query, tenWorkingDays)).toBe('2026-11-17');
    expect(latestNoticeDay(toLocalDate('2026-11-17'), query, tenWorkingDays)).toBe('2026-11-03');
  });

  it.each([
    ['seven calendar days', directory, { limit: 7, type: 'cal' }],
    ['ten working days', tenWorkingDays, { limit: 10, type: 'wd' }],
  ] as const)('of %s: the latest day for the notice is the one that a clerk finds who leafs back', (...[, given, count]) =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (offset) => {
        const held = addDays(toLocalDate('2025-02-01'), offset);

        expect(latestNoticeDay(held, query, given)).toBe(naiveNoticeDay(held, { ...count, calendar: calendarOf(COUNTY, given) }));
      }),
    ),
  );

  it.each([
    ['seven calendar days', directory],
    ['ten working days', tenWorkingDays],
  ])('of %s: the latest day for the notice is the last whose earliest hearing day is not later', (_, given) =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (offset) => {
        const held = addDays(toLocalDate('2025-02-01'), offset);
        const latest = latestNoticeDay(held, query, given);

        expect(earliestDay(latest, query, given) <= held).toBe(true);
        expect(earliestDay(addDays(latest, 1), query, given) > held).toBe(true);
      }),
    ),
  );
});
