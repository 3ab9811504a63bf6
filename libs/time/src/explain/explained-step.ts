import type { LocalDate } from '@huiyin/kernel';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CourseStep } from '../clock/course.js';
import { addDays } from '../local-date.js';
import { passedDays, type PassedDays } from './passed-days.js';
import { passedWords } from './passed-words.js';
import { stepWords, type Words } from './words.js';

/** A step of the counting, in words; `passed` names the holidays it passed over and the make-up days it counted. */
export type ExplainedStep = CourseStep & { readonly passed?: PassedDays; readonly words: Words };

/** The days a step goes over: those it counted one by one, and those the end was moved over. */
const spanOf = (step: CourseStep, before: LocalDate): readonly [LocalDate, LocalDate] | undefined => {
  if (step.kind === 'moved') return [addDays(step.from, -1), step.to];
  if (step.kind === 'paused' || step.type !== 'wd') return undefined;

  return [step.kind === 'counted' ? step.from : before, step.to];
};

const explained = (step: CourseStep, before: LocalDate, calendar: WorkingCalendar): ExplainedStep => {
  const span = spanOf(step, before);
  const words = stepWords(step);
  if (span === undefined) return { ...step, words };
  const passed = passedDays(...span, calendar);
  const more = passedWords(step, passed);

  return { ...step, passed, words: { zh: `${words.zh}${more.zh}`, en: `${words.en}${more.en}` } };
};

/** Each step with what it passed over; a step goes on where the one before it ended. */
export const explainedSteps = (steps: readonly CourseStep[], calendar: WorkingCalendar): readonly ExplainedStep[] => {
  let end = '' as LocalDate;

  return steps.map((step) => {
    const before = end;
    if ('to' in step) end = step.to;

    return explained(step, before, calendar);
  });
};
