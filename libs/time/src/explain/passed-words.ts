import type { LocalDate } from '@huiyin/kernel';
import { dateText } from '../text/date-text.js';
import type { CourseStep } from '../clock/course.js';
import { isNothing, type PassedDays, type PassedHoliday } from './passed-days.js';
import type { Words } from './words.js';

const SILENT: Words = { zh: '', en: '' };

/** `2026年10月1日至10月7日`: the year is said once. */
const spanText = (from: LocalDate, to: LocalDate): string => {
  if (from === to) return dateText(from);
  const end = dateText(to);

  return `${dateText(from)}至${from.slice(0, 4) === to.slice(0, 4) ? end.slice(end.indexOf('年') + 1) : end}`;
};

const holidayWords = ({ name, from, to, days }: PassedHoliday): Words => ({
  zh: `${name}${days}日（${spanText(from, to)}）`,
  en: from === to ? `${name} (${from})` : `${name} (${from} to ${to})`,
});

const weekendWords = (days: number): readonly Words[] =>
  days === 0 ? [] : [{ zh: `休息日${days}日`, en: `${days} weekend ${days === 1 ? 'day' : 'days'}` }];

const listed = (parts: readonly Words[]): Words => ({
  zh: parts.map(({ zh }) => zh).join('、'),
  en: parts.map(({ en }) => en).join(', '),
});

const skippedWords = ({ holidays, weekendDays }: PassedDays): readonly Words[] => {
  const parts = [...holidays.map(holidayWords), ...weekendWords(weekendDays)];
  if (parts.length === 0) return [];
  const { zh, en } = listed(parts);

  return [{ zh: `不计${zh}`, en: `not counted: ${en}` }];
};

const makeUpWords = ({ makeUpDays }: PassedDays): readonly Words[] => {
  if (makeUpDays.length === 0) return [];
  const { zh, en } = listed(makeUpDays.map(({ date, name }) => ({ zh: `${dateText(date)}（${name}）`, en: `${date} (${name})` })));

  return [{ zh: `${zh}为调休上班日，计入`, en: `counted as working ${makeUpDays.length === 1 ? 'day' : 'days'}: ${en}` }];
};

/** The move says itself why it was made; only that it ended on a make-up day is told beside. */
const movedWords = ({ makeUpDays }: PassedDays): Words => {
  const [makeUp] = makeUpDays;

  return makeUp === undefined ? SILENT : { zh: `（${makeUp.name}，上班日）`, en: ` (${makeUp.name}, a make-up working day)` };
};

/** What is said of the days a step passed over, after the step itself. */
export const passedWords = (step: CourseStep, passed: PassedDays): Words => {
  if (step.kind === 'moved') return movedWords(passed);
  if (isNothing(passed)) return SILENT;
  const parts = [...skippedWords(passed), ...makeUpWords(passed)];

  return { zh: `（${parts.map(({ zh }) => zh).join('；')}）`, en: ` (${parts.map(({ en }) => en).join('; ')})` };
};
