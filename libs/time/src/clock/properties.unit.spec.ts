import type { CalendarEdition, Clock, Directory, LocalDate } from '@huiyin/kernel';
import fc from 'fast-check';
import { calendarOf } from '../calendar/working-calendar.js';
import { addDays, dayOf, startOf, toLocalDate } from '../local-date.js';
import { grantDays, limitOfRule } from '../rules/limits.js';
import { statutoryRuleSet } from '../rules/statutory-rule-set.js';
import { COUNTY, lawDirectory, momentAt, startedOn } from '../testing/law.js';
import { naiveDayOfNextYear, naiveEnd, naiveLastDay, naiveMonthsLater, naiveWorkingDay } from '../testing/oracle.js';
import { extendClock, pauseClock, resumeClock } from './change-clock.js';
import { courseOfClock } from './course.js';
import { recomputeClock } from './recompute-clock.js';

const directory = lawDirectory();
const calendar = calendarOf(COUNTY, directory);
const forward = statutoryRuleSet().timers.filter((rule) => rule.direction === 'forward' && rule.timer !== 'T-DEEMED');
const byDays = forward.filter(({ type }) => type === 'cal' || type === 'wd');
const day = fc.integer({ min: 0, max: 900 }).map((offset) => addDays(toLocalDate('2025-01-01'), offset));
const timer = fc.constantFrom(...forward.map((rule) => rule.timer));
const dayTimer = fc.constantFrom(...byDays);

const started = (name: string, start: LocalDate, known: Directory = directory): Clock =>
  startedOn(start, name, { until: addDays(start, 20), at: startOf(start), known });

/** Paused and resumed by facts with dates of their own, whenever they become known. */
const paused = (clock: Clock, [from, to]: readonly [LocalDate, LocalDate]): Clock => {
  const moment = momentAt('2028-01-01', directory);
  const still = pauseClock(clock, { cause: 'HearingNoticed', at: startOf(from) }, moment);

  return resumeClock(still, { cause: 'HearingConcluded', at: startOf(to) }, moment);
};

const extended = (clock: Clock, on: LocalDate): Clock => {
  const days = grantDays(7, { timer: 'T-EXTEND', region: COUNTY, on }, directory)!;

  return extendClock(clock, { cause: 'HandlingExtended', days }, momentAt(on, directory));
};

/** Spans that lie behind one another inside the days of a limit. */
const spansIn = (start: LocalDate, pieces: readonly (readonly [number, number])[]): readonly (readonly [LocalDate, LocalDate])[] => {
  let from = start;

  return pieces.map(([gap, length]) => {
    const span = [addDays(from, gap), addDays(from, gap + length)] as const;
    from = span[1];
    return span;
  });
};

const pieces = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 20 })), { minLength: 1, maxLength: 4 });

const unmovedEnd = (clock: Clock): LocalDate => {
  const last = courseOfClock(clock, directory).steps.at(-1)!;
  if (last.kind === 'moved') return last.from;

  return last.kind === 'paused' ? clock.lastDay : last.to;
};

const withHoliday = (date: LocalDate): Directory => {
  const own: CalendarEdition = {
    region: COUNTY,
    year: Number(date.slice(0, 4)),
    edition: 1,
    source: '公告',
    issued: toLocalDate('2024-12-01'),
    provisional: false,
    days: [{ date, kind: 'holiday', name: '停工' }],
  };

  return { ...directory, calendars: new Map([...directory.calendars, [`${COUNTY}/${own.year}`, own]]) };
};

describe('what holds for every clock, whatever the day', () => {
  it('it ends on a working day, also when it was paused and extended', () =>
    fc.assert(
      fc.property(day, timer, pieces, (start, name, parts) => {
        const spans = spansIn(start, parts).filter(([from]) => from <= started(name, start).lastDay);
        const clock = extended(spans.reduce(paused, started(name, start)), start);

        expect(clock.ledger.map(({ kind }) => kind)).toContain('extended');
        expect(calendar.isWorkingDay(clock.lastDay)).toBe(true);
      }),
    ));

  it('it ends where a clerk with a wall calendar ends', () =>
    fc.assert(
      fc.property(day, dayTimer, (start, rule) => {
        const count = { start, limit: limitOfRule(rule), type: rule.type as 'cal' | 'wd', calendar };

        expect(started(rule.timer, start).lastDay).toBe(naiveLastDay(count));
      }),
    ));

  it('another holiday never makes it end earlier', () =>
    fc.assert(
      fc.property(day, timer, fc.integer({ min: -3, max: 110 }), (start, name, offset) => {
        const before = started(name, start);
        const after = started(name, start, withHoliday(addDays(start, offset)));

        expect(after.lastDay >= before.lastDay).toBe(true);
      }),
    ));

  it('another holiday, told in a later edition, never makes it end earlier when it is recomputed', () =>
    fc.assert(
      fc.property(day, timer, fc.integer({ min: -3, max: 110 }), (start, name, offset) => {
        const clock = started(name, start);
        const anew = recomputeClock(clock, { cause: 'CalendarChanged' }, momentAt('2026-01-01', withHoliday(addDays(start, offset))));

        expect(anew.lastDay >= clock.lastDay).toBe(true);
        expect(anew.ledger.at(-1)).toMatchObject({ kind: 'recomputed', lastDayBefore: clock.lastDay, lastDay: anew.lastDay });
      }),
    ));

  it('[T-DUTY] [T-ARCHIVE] one by months or to a fixed date ends where the sheets of a wall calendar end', () =>
    fc.assert(
      fc.property(day, (start) => {
        const months = naiveMonthsLater(start, limitOfRule(forward.find((rule) => rule.timer === 'T-DUTY')!));
        const summer = naiveDayOfNextYear(start, '06-30');

        expect(started('T-DUTY', start).lastDay).toBe(naiveWorkingDay(months, calendar));
        expect(started('T-ARCHIVE', start).lastDay).toBe(naiveWorkingDay(summer, calendar));
      }),
    ));

  it('[T-DUTY] one by months stands still by calendar days', () =>
    fc.assert(
      fc.property(day, fc.nat({ max: 30 }), fc.nat({ max: 40 }), (...[start, gap, length]) => {
        const clock = started('T-DUTY', start);
        const span = [addDays(start, gap), addDays(start, gap + length)] as const;

        expect(unmovedEnd(paused(clock, span))).toBe(naiveEnd({ start: unmovedEnd(clock), limit: length, type: 'cal', calendar }));
      }),
    ));

  it('a pause of n days of its own type moves the end, before the move to a working day, by exactly n such days [INV-5]', () =>
    fc.assert(
      fc.property(day, dayTimer, fc.nat({ max: 4 }), fc.integer({ min: 0, max: 40 }), (...[start, rule, gap, length]) => {
        const clock = started(rule.timer, start);
        const end = unmovedEnd(clock);
        const from = addDays(start, gap);
        fc.pre(from <= end);
        const type = rule.type as 'cal' | 'wd';
        const to = naiveEnd({ start: from, limit: length, type, calendar });

        expect(unmovedEnd(paused(clock, [from, to]))).toBe(naiveEnd({ start: end, limit: length, type, calendar }));
      }),
    ));

  it('pauses count the same in whatever order they became known [INV-5]', () =>
    fc.assert(
      fc.property(day, dayTimer, pieces, (start, rule, parts) => {
        const clock = started(rule.timer, start);
        const spans = spansIn(start, parts);
        fc.pre(spans.every(([from]) => from <= clock.lastDay));
        const there = spans.reduce(paused, clock);
        const back = [...spans].reverse().reduce(paused, clock);

        expect([back.due, back.lastDay, back.warnings]).toEqual([there.due, there.lastDay, there.warnings]);
      }),
    ));

  it('two pauses that overlap stop it once [INV-5]', () =>
    fc.assert(
      fc.property(day, fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (...[start, a, b, c]) => {
        const clock = started('T-REREVIEW', start);
        const [one, two, three, four] = [start, addDays(start, a), addDays(start, a + b), addDays(start, a + b + c)] as const;
        const overlapping = paused(paused(clock, [one, three]), [two, four]);

        expect(overlapping.lastDay).toBe(paused(clock, [one, four]).lastDay);
      }),
    ));

  it('counted anew from the same facts it is what it was', () =>
    fc.assert(
      fc.property(day, timer, pieces, (start, name, parts) => {
        const begun = started(name, start);
        const spans = spansIn(start, parts).filter(([from]) => from <= begun.lastDay);
        const clock = extended(spans.reduce(paused, begun), start);
        const anew = recomputeClock(clock, { cause: 'CalendarChanged' }, momentAt(start, directory));

        expect({ ...anew, ledger: clock.ledger }).toEqual(clock);
        expect(anew.ledger.at(-1)).toMatchObject({ lastDayBefore: clock.lastDay, lastDay: clock.lastDay, calendarBefore: clock.calendar });
      }),
    ));

  it('its last day is a day of Shanghai, and its end 24:00 of it, wherever the machine stands', () =>
    fc.assert(
      fc.property(day, timer, (start, name) => {
        const clock = started(name, start);

        expect(dayOf(clock.startedAt)).toBe(start);
        expect(Date.parse(clock.due) - Date.parse(`${clock.lastDay}T23:59:59.999+08:00`)).toBe(1);
      }),
    ));
});
