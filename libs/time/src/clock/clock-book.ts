import { CLOCK_EVENT_NAMES, type Clock, type ClockBook, type ClockEvent, type ClockHolder, type DomainEvent } from '@huiyin/kernel';
import { isSettled } from './is-over.js';
import { clockId } from './start-clock.js';

const names: ReadonlySet<string> = new Set(CLOCK_EVENT_NAMES);

export const isClockEvent = (event: DomainEvent): event is ClockEvent => names.has(event.type);

/** Folds any event of a record into its clocks; what moves no clock leaves the book as it is. Total, and computes no date. */
export const evolveClocks = (book: ClockBook, event: DomainEvent): ClockBook =>
  isClockEvent(event) ? { ...book, [event.data.clock.id]: event.data.clock } : book;

const isHeldBy = (clock: Clock, holder: ClockHolder): boolean => clock.id.startsWith(clockId(clock.timer, holder, 0).slice(0, -1));
const numberOf = (clock: Clock): number => Number(clock.id.slice(clock.id.lastIndexOf('/') + 1));

/** The clocks of a timer (of one holder, where given), the first started first. */
export const clocksOf = (book: ClockBook, timer: string, holder?: ClockHolder): readonly Clock[] =>
  Object.values(book)
    .filter((clock) => clock.timer === timer && (holder === undefined || isHeldBy(clock, holder)))
    .sort((a, b) => (a.startedAt === b.startedAt ? numberOf(a) - numberOf(b) : a.startedAt < b.startedAt ? -1 : 1));

/** The newest clock of a timer, whatever its state. */
export const latestClock = (book: ClockBook, timer: string, holder?: ClockHolder): Clock | undefined =>
  clocksOf(book, timer, holder).at(-1);

/** The newest clock of a timer from which something is still awaited: running, paused, or missed and not done yet. */
export const openClock = (book: ClockBook, timer: string, holder?: ClockHolder): Clock | undefined =>
  clocksOf(book, timer, holder).findLast((clock) => !isSettled(clock));

/** The number of the next clock of a timer and holder in this record. */
export const nextNumber = (book: ClockBook, timer: string, holder: ClockHolder): number =>
  Math.max(0, ...clocksOf(book, timer, holder).map(numberOf)) + 1;
