import type { Directory, RuleSet, TimerRule } from '@huiyin/kernel';
import { toLocalDate } from '../local-date.js';
import { heldBy, startClock } from '../clock/start-clock.js';
import { statutoryRuleSet } from '../rules/statutory-rule-set.js';
import { AGENCY, COUNTY, lawDirectory, momentAt } from '../testing/law.js';
import { latestNoticeDay } from './notice-days.js';

/** A county that counts a timer otherwise. */
const where = (timer: string, change: Partial<TimerRule>): Directory => {
  const directory = lawDirectory();
  const law = statutoryRuleSet();
  const own: RuleSet = { ...law, region: COUNTY, timers: [{ ...law.timers.find((rule) => rule.timer === timer)!, ...change }] };

  return { ...directory, ruleSets: new Map([...directory.ruleSets, [COUNTY, [own]]]) };
};
const lastDay = (timer: string, start: string, directory = lawDirectory()): string =>
  startClock({ timer, holder: heldBy(AGENCY), region: COUNTY, cause: 'Started' }, momentAt(start, directory)).lastDay;

/** Worked out by hand on the wall calendars of 2026 to 2029; of 2028 and 2029 only the weekends are known. */
describe('each kind of counting, each turn of the calendar', () => {
  it.each([
    ['T-TRIAGE', 'an ordinary day', '2026-08-03', '2026-08-18'],
    ['T-TRIAGE', 'ends on a Saturday', '2026-08-07', '2026-08-24'],
    ['T-TRIAGE', 'ends on a Sunday', '2026-08-08', '2026-08-24'],
    ['T-TRIAGE', 'ends inside a long holiday', '2026-09-18', '2026-10-08'],
    ['T-TRIAGE', 'ends on the first day of a long holiday', '2026-09-16', '2026-10-08'],
    ['T-TRIAGE', 'ends on a make-up Saturday', '2026-09-25', '2026-10-10'],
    ['T-TRIAGE', 'ends on a make-up Sunday', '2026-09-05', '2026-09-20'],
    ['T-TRIAGE', 'over the turn of the year', '2026-12-20', '2027-01-04'],
    ['T-TRIAGE', 'ends on New Year’s Day', '2026-12-17', '2027-01-04'],
    ['T-TRIAGE', 'ends on 29 February', '2028-02-14', '2028-02-29'],
    ['T-TRIAGE', 'over 29 February', '2028-02-20', '2028-03-06'],
    ['T-TRIAGE', 'over the end of a February without a 29th', '2027-02-17', '2027-03-04'],
  ])('[%s] calendar days, %s: from %s to %s', (...[timer, , start, end]) => expect(lastDay(timer, start)).toBe(end));

  it.each([
    ['T-SUP-REPLY', 'an ordinary day', '2026-08-03', '2026-08-17'],
    ['T-OBJECT-ANS', 'from a Friday', '2026-08-07', '2026-08-12'],
    ['T-OBJECT-ANS', 'from a Saturday', '2026-08-08', '2026-08-12'],
    ['T-SUP-REPLY', 'over a long holiday', '2026-09-28', '2026-10-16'],
    ['T-REG', 'from inside a long holiday', '2026-10-03', '2026-10-08'],
    ['T-OBJECT-ANS', 'ends on a make-up Saturday', '2026-10-07', '2026-10-10'],
    ['T-OBJECT', 'over a make-up Sunday', '2026-09-17', '2026-09-23'],
    ['T-OBJECT-ANS', 'over the turn of the year', '2026-12-30', '2027-01-05'],
    ['T-OBJECT-ANS', 'ends on 29 February', '2028-02-24', '2028-02-29'],
    ['T-OBJECT-ANS', 'over 29 February', '2028-02-25', '2028-03-01'],
  ])('[%s] working days, %s: from %s to %s', (...[timer, , start, end]) => expect(lastDay(timer, start)).toBe(end));

  it.each([
    ['T-DUTY', 'an ordinary day', '2026-09-16', '2026-11-16'],
    ['T-DUTY', 'ends on a Saturday', '2026-09-14', '2026-11-16'],
    ['T-DUTY', 'ends inside a long holiday', '2026-08-03', '2026-10-08'],
    ['T-DUTY', 'ends on a make-up Saturday', '2026-08-10', '2026-10-10'],
    ['T-DUTY', 'over the turn of the year', '2026-11-25', '2027-01-25'],
    ['T-DUTY', 'into a month without that day', '2026-12-31', '2027-03-01'],
    ['T-DUTY', 'ends on 29 February', '2027-12-29', '2028-02-29'],
    ['T-DUTY', 'ends on the last of a leap February', '2027-12-31', '2028-02-29'],
    ['T-DUTY', 'from 29 February', '2028-02-29', '2028-05-01'],
  ])('[%s] months, %s: from %s to %s', (...[timer, , start, end]) => expect(lastDay(timer, start)).toBe(end));

  it.each([
    ['T-ARCHIVE', 'an ordinary day', '2025-11-22', '2026-06-30'],
    ['T-ARCHIVE', 'falls on a Saturday', '2028-05-10', '2029-07-02'],
    ['T-ARCHIVE', 'closed on the last day of the year', '2026-12-31', '2027-06-30'],
    ['T-ARCHIVE', 'closed on the first day of the year', '2027-01-01', '2028-06-30'],
    ['T-ARCHIVE', 'closed on 29 February', '2028-02-29', '2029-07-02'],
  ])('[%s] a fixed date, %s: from %s to %s', (...[timer, , start, end]) => expect(lastDay(timer, start)).toBe(end));

  it.each([
    ['inside a long holiday', 1003, '2025-05-06', '2026-10-08'],
    ['on a make-up Saturday', 1010, '2025-05-06', '2026-10-10'],
    ['on the turn of the year', 101, '2026-05-06', '2027-01-04'],
  ])('[T-ARCHIVE] a fixed date of a region, %s: %i, from %s to %s', (...[, limit, start, end]) =>
    expect(lastDay('T-ARCHIVE', start, where('T-ARCHIVE', { limit }))).toBe(end),
  );

  const notice = (held: string, directory = lawDirectory()): string =>
    latestNoticeDay(toLocalDate(held), { timer: 'T-HEAR-NOTICE', region: COUNTY, on: toLocalDate(held) }, directory);

  it.each([
    ['an ordinary day', '2026-11-10', '2026-11-03'],
    ['held on a Saturday', '2026-11-14', '2026-11-06'],
    ['held inside a long holiday', '2026-10-05', '2026-09-23'],
    ['held on the first day after a long holiday', '2026-10-08', '2026-10-01'],
    ['held on a make-up Saturday', '2026-10-10', '2026-10-03'],
    ['over the turn of the year', '2027-01-04', '2026-12-28'],
    ['notice on 29 February', '2028-03-07', '2028-02-29'],
    ['held on 29 February', '2028-02-29', '2028-02-22'],
  ])('[T-HEAR-NOTICE] backwards in calendar days, %s: held on %s, notice by %s', (...[, held, day]) => expect(notice(held)).toBe(day));

  it.each([
    ['an ordinary day', '2026-11-17', '2026-11-03'],
    ['held on a Saturday, notice on a Sunday', '2026-11-14', '2026-11-01'],
    ['over a long holiday and a make-up Saturday', '2026-10-16', '2026-09-28'],
    ['held on a make-up Saturday', '2026-10-10', '2026-09-20'],
    ['over the turn of the year', '2027-01-08', '2026-12-24'],
    ['over 29 February', '2028-03-07', '2028-02-22'],
  ])('[T-HEAR-NOTICE] backwards in working days, %s: held on %s, notice by %s', (...[, held, day]) =>
    expect(notice(held, where('T-HEAR-NOTICE', { limit: 10, type: 'wd' }))).toBe(day),
  );
});
