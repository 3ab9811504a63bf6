export { calendarOf, nextWorkingDay, type WorkingCalendar } from './calendar/working-calendar.js';
export { asTold } from './clock/as-told.js';
export { endClock, extendClock, pauseClock, resumeClock, type ClockChange } from './clock/change-clock.js';
export { clocksOf, evolveClocks, isClockEvent, latestClock, nextNumber, openClock } from './clock/clock-book.js';
export { clockDeadlines, dueClock, isClockDeadline } from './clock/clock-deadlines.js';
export {
  clockCancelled,
  clockExtended,
  clockMet,
  clockPaused,
  clockRecomputed,
  clockResumed,
  clockStarted,
  type ClockEvents,
} from './clock/clock-events.js';
export { isOver, isSettled, lastMoment, metAt } from './clock/is-over.js';
export { recomputeClock, type ClockCorrection } from './clock/recompute-clock.js';
export { clockId, heldBy, heldByPetitioner, startClock, type ClockStart } from './clock/start-clock.js';
export { daysLeft } from './counting/days-left.js';
export { earliestDay, latestNoticeDay } from './counting/notice-days.js';
export type { Days } from './days.js';
export { checkCalendar, type CalendarFault } from './calendar/check-calendar.js';
export { checkRuleSetVersions, type WrittenRuleFault } from './rules/check-versions.js';
export { completeRuleSet, type WrittenRuleSet, type WrittenTimer } from './rules/written-rule-set.js';
export { addDays, dayAfter, dayOf, daysBetween, endOf, isLocalDate, startOf, toLocalDate, weekdayOf } from './local-date.js';
export { lineageOf } from './regions.js';
export { findRule, ruleOf, type FoundRule, type Where } from './rules/find-rule.js';
export { grantDays, limitOf, parameter, type LimitQuery } from './rules/limits.js';
export { dateText, lastDayText, momentText, offsetText } from './text/date-text.js';
export { calendarEditions } from './calendar/calendar-editions.js';
export { statutoryRuleSet } from './rules/statutory-rule-set.js';
export type { NationalParameter } from './rules/law/parameters.js';
export { withLaw } from './with-law.js';
export { explain, type Explanation } from './explain/explain.js';
export { explainNotice, type NoticeExplanation, type NoticeStep } from './explain/explain-notice.js';
export type { ExplainedStep } from './explain/explained-step.js';
export type { PassedDays, PassedHoliday } from './explain/passed-days.js';
export type { Words } from './explain/words.js';
export { checkRuleSet, type RuleSetFault } from './rules/check-rule-set.js';
export { looserThanLaw } from './rules/looser-than-law.js';
export { clockDetails, detailsOfClocks, type ClockDetails } from './view/clock-details.js';
export { byStart, clockLines, type ClockLine } from './view/clock-line.js';
export { warningNow, type WarningNow } from './view/warning-now.js';
