import { type Directory, type LocalDate } from '@huiyin/kernel';
import { calendarOf, nextWorkingDay } from '../calendar/working-calendar.js';
import { addDays } from '../local-date.js';
import { findRule } from '../rules/find-rule.js';
import { limitOf, type LimitQuery } from '../rules/limits.js';
import { countFrom } from './count-days.js';

/**
 * The first day on which what needs notice may be held (T-HEAR-NOTICE): the day of the notice is not counted, and a period that ends
 * on a holiday ends on the next working day.
 */
export const earliestDay = (notice: LocalDate, query: LimitQuery, directory: Directory): LocalDate => {
  const calendar = calendarOf(query.region, directory);
  const { type } = findRule(query.timer, query, directory).rule;

  return nextWorkingDay(countFrom(notice, { amount: limitOf(query, directory), type }, calendar), calendar);
};

/** The last day on which notice of something held on a day may be given: the latest one whose `earliestDay` is not after that day. */
export const latestNoticeDay = (held: LocalDate, query: LimitQuery, directory: Directory): LocalDate => {
  let notice = addDays(held, -limitOf(query, directory));
  while (earliestDay(notice, query, directory) > held) notice = addDays(notice, -1);

  return notice;
};
