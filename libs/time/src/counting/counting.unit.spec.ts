import type { LocalDate } from '@huiyin/kernel';
import fc from 'fast-check';
import { calendarOf } from '../calendar/working-calendar.js';
import { pauseClock, resumeClock } from '../clock/change-clock.js';
import { courseOf } from '../clock/course.js';
import { addDays, addMonths, dayOf, daysBetween, endOf, startOf, toLocalDate, weekdayOf } from '../local-date.js';
import { at, COUNTY, lawDirectory, momentAt, startedOn } from '../testing/law.js';
import { naiveLastDay } from '../testing/oracle.js';
import { countBetween, countFrom } from './count-days.js';

const directory = lawDirectory();
const calendar = calendarOf(COUNTY, directory);
const day = fc.integer({ min: 0, max: 1000 }).map((offset) => addDays(toLocalDate('2025-01-01'), offset));

describe('days in Asia/Shanghai, whatever the zone of the machine', () => {
  it('belong to an instant by the clock of Shanghai', () => {
    expect(dayOf(at('2026-08-03T00:00'))).toBe('2026-08-03');
    expect(dayOf(at('2026-08-03T23:59'))).toBe('2026-08-03');
    expect(startOf(toLocalDate('2026-08-03'))).toBe('2026-08-02T16:00:00.000Z');
    expect(endOf(toLocalDate('2026-08-03'))).toBe('2026-08-03T16:00:00.000Z');
  });

  it('are added and subtracted alike', () =>
    fc.assert(fc.property(day, fc.integer({ min: -500, max: 500 }), (from, count) => daysBetween(from, addDays(from, count)) === count)));

  it('have the weekday of the wall calendar', () => {
    expect(weekdayOf(toLocalDate('2026-11-22'))).toBe(0);
    expect(weekdayOf(toLocalDate('2026-11-23'))).toBe(1);
  });

  it.each(['2026-02-30', '2026-2-3', 'yesterday', ''])('are refused when they do not exist: %s', (text) => {
    expect(() => toLocalDate(text)).toThrow(RangeError);
  });

  it('months later have the same number, or are the last of the month', () => {
    expect(addMonths(toLocalDate('2026-08-10'), 2)).toBe('2026-10-10');
    expect(addMonths(toLocalDate('2026-12-31'), 2)).toBe('2027-02-28');
    expect(addMonths(toLocalDate('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(toLocalDate('2026-01-31'), 2)).toBe('2026-03-31');
  });
});

describe('counting days (domain.md §0)', () => {
  const counted = (start: LocalDate, limit: number, type: 'cal' | 'wd') =>
    courseOf({ startDay: start, limit, type, ledger: [], calendar }).lastDay;

  it.each(['cal', 'wd'] as const)('agrees with striking out %s days on a wall calendar', (type) =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (start, limit) => {
        expect(counted(start, limit, type)).toBe(naiveLastDay({ start, limit, type, calendar }));
      }),
    ),
  );

  it.each(['cal', 'wd'] as const)('never ends on a holiday or a weekend (%s)', (type) =>
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 120 }), (start, limit) => calendar.isWorkingDay(counted(start, limit, type)))),
  );

  it('takes make-up working days for working days', () => {
    expect(counted(toLocalDate('2026-09-18'), 1, 'wd')).toBe('2026-09-20');
    expect(counted(toLocalDate('2026-09-30'), 3, 'wd')).toBe('2026-10-10');
  });

  it('counts between two days what it would count from the first to the second', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const to = countFrom(from, { amount, type: 'wd' }, calendar);
        expect(countBetween(from, to, { type: 'wd', calendar })).toBe(amount);
      }),
    ));
});

describe('counting a clock with pauses [INV-5]', () => {
  const everyDay = { ...calendar, isWorkingDay: () => true };
  const span = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 40 }));

  it.each([
    ['T-REREVIEW', 'cal', 30],
    ['T-SUP-REPLY', 'wd', 10],
  ] as const)('[%s] adds the paused days: the sum of the spans, in its own day type', (timer, type, limit) =>
    fc.assert(
      fc.property(day, fc.array(span, { maxLength: 4 }), (start, spans) => {
        let clock = startedOn(start, timer);
        let today = start;
        const pauses: [LocalDate, LocalDate][] = [];
        for (const [gap, length] of spans) {
          const from = addDays(today, gap);
          if (from >= naiveLastDay({ start, limit, type, calendar: type === 'cal' ? everyDay : calendar, pauses })) break;
          today = addDays(from, length);
          clock = pauseClock(clock, { cause: 'HearingNoticed' }, momentAt(from, directory));
          clock = resumeClock(clock, { cause: 'HearingFound' }, momentAt(today, directory));
          pauses.push([from, today]);
        }

        expect(clock.lastDay).toBe(naiveLastDay({ start, limit, type, calendar, pauses }));
      }),
    ),
  );

  it('[T-REREVIEW] gives back the rest of the last day when the pause begins on it', () => {
    const paused = pauseClock(startedOn('2026-11-03', 'T-REREVIEW'), { cause: 'HearingNoticed' }, momentAt('2026-12-03'));

    expect(resumeClock(paused, { cause: 'HearingFound' }, momentAt('2026-12-10')).lastDay).toBe('2026-12-10');
  });

  it('[T-REREVIEW] loses no day when the pause begins on the days its end was moved by', () => {
    const clock = startedOn('2026-09-04', 'T-REREVIEW');
    expect(clock.lastDay).toBe('2026-10-08');
    const paused = pauseClock(clock, { cause: 'HearingNoticed' }, momentAt('2026-10-06'));
    const resumed = resumeClock(paused, { cause: 'HearingFound' }, momentAt('2026-10-12'));

    expect(resumed.lastDay).toBe('2026-10-14');
  });
});
