import type { LocalDate } from '../instant.js';
import type { RegionCode } from '../ids.js';

/** A day that differs from its weekday: a holiday, or a make-up working day (调休). */
export interface SpecialDay {
  readonly date: LocalDate;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** Edition of a region's working calendar for one year. */
export interface CalendarEdition {
  readonly region: RegionCode | 'nation';
  readonly year: number;
  readonly edition: number;
  readonly source: string;
  readonly issued: LocalDate;
  /** The State Council's notice for the year is not out: weekends and fixed holidays only. */
  readonly provisional: boolean;
  readonly days: readonly SpecialDay[];
}
