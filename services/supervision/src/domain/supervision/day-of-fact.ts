import type { Instant, LocalDate, Moment } from '@huiyin/kernel';
import { dayOf, startOf } from '@huiyin/time';

/** The instant of a fact that is known by its day: now, if it was today. */
export const instantOfDay = (day: LocalDate, { at }: Moment): Instant => (day === dayOf(at) ? at : startOf(day));

export const isToCome = (day: LocalDate, { at }: Moment): boolean => day > dayOf(at);
