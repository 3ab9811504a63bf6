import type { Clock, Instant, LocalDate } from '@huiyin/kernel';
import { dayOf, timeOf } from '../local-date.js';

/** `2026-11-11T00:00:00+08:00`: an instant as machines read it, in Asia/Shanghai. */
export const offsetText = (at: Instant): string => `${dayOf(at)}T${timeOf(at)}:${at.slice(17, 19)}+08:00`;

const parts = (day: LocalDate): readonly [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};

/** `2026年11月10日`, as letters write a date (Arabic numerals, no leading zeros). */
export const dateText = (value: LocalDate | Instant): string => {
  const [year, month, date] = parts(value.includes('T') ? dayOf(value as Instant) : (value as LocalDate));

  return `${year}年${month}月${date}日`;
};

/** The last day of a clock, which still belongs to the period: `2026年11月10日`. */
export const lastDayText = (clock: Pick<Clock, 'lastDay'>): string => dateText(clock.lastDay);

/** `2026年11月10日14时30分`, in Asia/Shanghai: of a hearing. */
export const momentText = (at: Instant): string => {
  const [hour, minute] = timeOf(at).split(':');

  return `${dateText(at)}${Number(hour)}时${minute}分`;
};
