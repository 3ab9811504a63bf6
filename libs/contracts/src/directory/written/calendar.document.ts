import { z } from 'zod';
import { identifier, localDate } from '../../common/fields.js';

const name = z.string().trim().min(1).max(50);
const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

/** One day, or the days from … to …, both included. */
const span = z.strictObject({ name, from: localDate, to: localDate.exactOptional() });
const day = z.strictObject({ name, date: localDate });

/** 工作日历 as a file: the days of a year that differ from their weekday, in a region. */
export const calendarDocument = z.strictObject({
  /** A region code, or `nation`. */
  region: identifier.exactOptional(),
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR).exactOptional(),
  source: z.string().trim().min(1).max(200),
  issuedOn: localDate,
  /** The notice for the year is not out yet. */
  provisional: z.boolean().default(false),
  /** 节假日 */
  holidays: z.array(span).max(100).default([]),
  /** 调休上班 */
  makeUpDays: z.array(day).max(100).default([]),
  /** 当地停止办公 */
  closures: z.array(span).max(100).default([]),
});
export type CalendarDocument = z.infer<typeof calendarDocument>;
