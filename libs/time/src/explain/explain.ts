import type { Clock, DayType, Directory, Instant, LocalDate, TimerRule } from '@huiyin/kernel';
import { calendarOfClock } from '../calendar/calendar-of-clock.js';
import { courseOfClock } from '../clock/course.js';
import { dayOf } from '../local-date.js';
import { ruleOf } from '../rules/find-rule.js';
import { explainedSteps, type ExplainedStep } from './explained-step.js';
import { joined, PROVISIONAL, ruleWords } from './rule-words.js';
import { lastDayWords, type Words } from './words.js';

/** Why a clock ends when it ends: what staff and petitioners can check by hand. */
export interface Explanation {
  readonly timer: string;
  readonly title: Words;
  readonly due: Instant;
  readonly lastDay: LocalDate;
  /** The day of the event, which is not counted. */
  readonly startDay: LocalDate;
  readonly dayType: DayType;
  /** Computed with holidays that are not published yet. */
  readonly provisional: boolean;
  readonly article: string;
  readonly source: string;
  readonly mark: TimerRule['mark'];
  readonly ruleSet: Clock['ruleSet'];
  readonly calendar: Clock['calendar'];
  readonly steps: readonly ExplainedStep[];
  readonly sentence: Words;
}

/** Counts the clock again, step by step, by the editions it was counted with, and says each step: those that made its due instant. */
export const explain = (clock: Clock, directory: Directory): Explanation => {
  const { rule } = ruleOf(clock, directory);
  const calendar = calendarOfClock(clock, directory);
  const steps = explainedSteps(courseOfClock(clock, directory, calendar).steps, calendar);
  const ending = clock.state === 'paused' ? [] : [lastDayWords(clock.lastDay)];

  return {
    timer: clock.timer,
    title: rule.title,
    due: clock.due,
    lastDay: clock.lastDay,
    startDay: dayOf(clock.startedAt),
    dayType: rule.type,
    provisional: clock.provisional,
    article: rule.article,
    source: rule.source,
    mark: rule.mark,
    ruleSet: clock.ruleSet,
    calendar: clock.calendar,
    steps,
    sentence: joined([
      ...steps.map((step) => step.words),
      ...ending,
      ruleWords(clock.ruleSet, rule),
      ...(clock.provisional ? [PROVISIONAL] : []),
    ]),
  };
};
