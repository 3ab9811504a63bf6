import type { Clock, ClockBook } from '@huiyin/kernel';
import fc from 'fast-check';
import { addDays, toLocalDate } from '../local-date.js';
import { after, AGENCY, at, momentAt, startedOn } from '../testing/law.js';
import { clockPaused } from './clock-events.js';
import { clocksOf, evolveClocks, latestClock, nextNumber, openClock } from './clock-book.js';
import { clockDeadlines, dueClock, isClockDeadline } from './clock-deadlines.js';
import { heldBy, heldByPetitioner } from './start-clock.js';

const bookOf = (...clocks: readonly Clock[]): ClockBook => Object.fromEntries(clocks.map((clock) => [clock.id, clock]));
const deadlineOf = (book: ClockBook, prefix: string) => clockDeadlines(book).find((deadline) => deadline.name.startsWith(prefix))!;

describe('what the clocks of a record wait for', () => {
  const clock = startedOn('2026-08-03', 'T-HANDLE');

  it('are three warnings and the end [T-HANDLE]', () => {
    expect(clockDeadlines(bookOf(clock))).toEqual([
      { name: 'warn-notice:T-HANDLE/q-zjj/1', at: at('2026-09-06T00:00'), clock: 'business' },
      { name: 'warn-yellow:T-HANDLE/q-zjj/1', at: at('2026-09-26T00:00'), clock: 'business' },
      { name: 'warn-red:T-HANDLE/q-zjj/1', at: at('2026-10-08T00:00'), clock: 'business' },
      { name: 'missed:T-HANDLE/q-zjj/1', at: at('2026-10-09T00:00'), clock: 'business' },
    ]);
  });

  it('is the end alone for a petitioner, who is not urged [T-REVIEW-REQ]', () => {
    const right = startedOn('2026-09-15', 'T-REVIEW-REQ', { holder: heldByPetitioner('p1') });

    expect(clockDeadlines(bookOf(right)).map((deadline) => deadline.name)).toEqual(['lapsed:T-REVIEW-REQ/p1/1']);
  });

  it('leaves out warnings that would come at the start of a short limit [T-OBJECT-ANS]', () => {
    const short = startedOn('2026-11-09', 'T-OBJECT-ANS');

    expect(clockDeadlines(bookOf(short)).map((deadline) => [deadline.name.split(':')[0], deadline.at])).toEqual([
      ['warn-red', at('2026-11-12T00:00')],
      ['missed', at('2026-11-13T00:00')],
    ]);
  });

  it('has unique names, and warnings in their order before the end', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.constantFrom('T-HANDLE', 'T-OBJECT', 'T-SUP-REPLY', 'T-URGE', 'T-REG'),
        (offset, timer) => {
          const one = startedOn(addDays(toLocalDate('2025-01-01'), offset), timer);
          const deadlines = clockDeadlines(bookOf(one, { ...one, id: `${timer}/q-zjj/2` }));
          const own = deadlines.filter((deadline) => deadline.name.endsWith('/1')).map((deadline) => deadline.at);

          expect(new Set(deadlines.map((deadline) => deadline.name)).size).toBe(deadlines.length);
          expect(own).toEqual([...new Set(own)].sort());
          expect(own.every((instant) => instant > one.startedAt)).toBe(true);
        },
      ),
    ));
});

describe('a due deadline', () => {
  const clock = startedOn('2026-08-03', 'T-HANDLE');

  it('warns, and is gone', () => {
    const book = bookOf(clock);
    const events = dueClock(book, deadlineOf(book, 'warn-notice'), momentAt('2026-09-06'));
    const later = events.reduce(evolveClocks, book);

    expect(events).toMatchObject([{ type: 'DeadlineWarned', data: { level: 'notice', clock: { state: 'running', warned: ['notice'] } } }]);
    expect(clockDeadlines(later).map((deadline) => deadline.name.split(':')[0])).toEqual(['warn-yellow', 'warn-red', 'missed']);
  });

  it('that was swept late gives the gravest warning reached, once', () => {
    const book = bookOf(clock);
    const events = dueClock(book, deadlineOf(book, 'warn-notice'), momentAt('2026-10-01'));

    expect(events).toMatchObject([{ type: 'DeadlineWarned', data: { level: 'yellow', clock: { warned: ['notice', 'yellow'] } } }]);
  });

  it('misses a duty at its due instant, whenever it was noticed', () => {
    const book = bookOf(clock);
    const events = dueClock(book, deadlineOf(book, 'missed'), momentAt('2026-10-20'));

    expect(events).toMatchObject([
      { type: 'DutyMissed', data: { clock: { state: 'missed', ledger: [{}, { kind: 'missed', at: clock.due }] } } },
    ]);
    expect(clockDeadlines(events.reduce(evolveClocks, book))).toEqual([]);
  });

  it('lapses a right: no duty is missed [T-OBJECT]', () => {
    const book = bookOf(startedOn('2026-08-06', 'T-OBJECT'));
    const events = dueClock(book, deadlineOf(book, 'lapsed'), momentAt('2026-08-14T00:00'));

    expect(events).toMatchObject([{ type: 'RightLapsed', data: { clock: { state: 'lapsed' } } }]);
  });

  it('does not warn of what is over: it ends it', () => {
    const book = bookOf(clock);

    expect(dueClock(book, deadlineOf(book, 'warn-red'), momentAt('2026-10-09')).map((event) => event.type)).toEqual(['DutyMissed']);
  });

  it('of a clock that is paused meanwhile, or of no clock, leads to nothing', () => {
    const deadline = deadlineOf(bookOf(clock), 'missed');
    const paused = after(clock, clockPaused(clock, { cause: 'HearingNoticed' }, momentAt('2026-09-01')));
    const foreign = { name: 'claim:render', at: at('2026-09-01'), clock: 'machine' } as const;

    expect(dueClock(bookOf(paused), deadline, momentAt('2026-10-20'))).toEqual([]);
    expect(dueClock(bookOf(clock), foreign, momentAt('2026-10-20'))).toEqual([]);
    expect(isClockDeadline(foreign)).toBe(false);
  });

  it('always takes its deadline away', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.nat(), (late, pick) => {
        const book = bookOf(clock, startedOn('2026-08-20', 'T-OBJECT'), startedOn('2026-08-20', 'T-SUP-REPLY'));
        const deadlines = clockDeadlines(book);
        const deadline = deadlines[pick % deadlines.length]!;
        const moment = { ...momentAt('2026-08-03'), at: at(`${addDays(toLocalDate('2026-08-03'), late)}T12:00`) };
        fc.pre(moment.at >= deadline.at);
        const book2 = dueClock(book, deadline, moment).reduce(evolveClocks, book);

        expect(clockDeadlines(book2).map((left) => left.name)).not.toContain(deadline.name);
      }),
    ));
});

describe('the clocks of a record', () => {
  const first = { ...startedOn('2026-08-03', 'T-URGE'), state: 'missed' } as const;
  const second = startedOn('2026-08-10', 'T-URGE', { n: 2 });
  const other = startedOn('2026-08-10', 'T-URGE', { holder: heldByPetitioner('q-zjj-x') });
  const book = bookOf(second, first, other);

  it('are found by timer and holder, the oldest first', () => {
    expect(clocksOf(book, 'T-URGE', heldBy(AGENCY)).map((clock) => clock.id)).toEqual(['T-URGE/q-zjj/1', 'T-URGE/q-zjj/2']);
    expect(latestClock(book, 'T-URGE', heldBy(AGENCY))).toBe(second);
    expect(openClock(bookOf(first), 'T-URGE')).toBe(first);
    expect(openClock(book, 'T-HANDLE')).toBeUndefined();
    expect(nextNumber(book, 'T-URGE', heldBy(AGENCY))).toBe(3);
    expect(nextNumber(book, 'T-HANDLE', heldBy(AGENCY))).toBe(1);
  });

  it('are left as they are by any other event', () => {
    expect(evolveClocks(book, { type: 'PetitionRegistered', data: { clock: second } })).toBe(book);
  });
});
