import { assertNever, type DayType, type LocalDate } from '@huiyin/kernel';
import { dateText } from '../text/date-text.js';
import type { CourseStep } from '../clock/course.js';

/** The same words in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

const UNITS: Readonly<Record<DayType, Words>> = {
  cal: { zh: '日', en: 'calendar days' },
  wd: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  date: { zh: '日', en: 'calendar days' },
  assigned: { zh: '日', en: 'calendar days' },
};

const SINGULAR = /(day|month)s$/;

export const amountWords = (amount: number, type: DayType): Words => ({
  zh: `${amount}${UNITS[type].zh}`,
  en: `${amount} ${amount === 1 ? UNITS[type].en.replace(SINGULAR, '$1') : UNITS[type].en}`,
});

const reason = (why: string): Words =>
  why === 'weekend' ? { zh: '休息日', en: 'a weekend' } : { zh: `法定休假日（${why}）`, en: `a public holiday (${why})` };

const countedWords = (step: Extract<CourseStep, { kind: 'counted' }>): Words => {
  const begin: Words = { zh: `${dateText(step.from)}起算，当日不计，`, en: `the event was on ${step.from}, a day that is not counted; ` };
  if (step.type === 'assigned' || step.type === 'date')
    return { zh: `${begin.zh}期限定为${dateText(step.to)}`, en: `${begin.en}the limit is set to ${step.to}` };
  const amount = amountWords(step.amount, step.type);

  return {
    zh: `${begin.zh}${dateText(step.first)}为第一日，${amount.zh}至${dateText(step.to)}`,
    en: `${begin.en}day 1 is ${step.first}; ${amount.en} end on ${step.to}`,
  };
};

/** What one step of the counting says. */
export const stepWords = (step: CourseStep): Words => {
  switch (step.kind) {
    case 'counted':
      return countedWords(step);
    case 'extended': {
      const amount = amountWords(step.amount, step.type);
      return { zh: `延长${amount.zh}，至${dateText(step.to)}`, en: `extended by ${amount.en} to ${step.to}` };
    }
    case 'paused':
      return { zh: `${dateText(step.from)}起中止计算`, en: `paused from ${step.from}` };
    case 'resumed': {
      const amount = amountWords(step.amount, step.type);
      return {
        zh: `${dateText(step.on)}恢复计算，扣除${amount.zh}，顺延至${dateText(step.to)}`,
        en: `resumed on ${step.on}, the ${amount.en} of the pause ${step.amount === 1 ? 'is' : 'are'} added: ${step.to}`,
      };
    }
    case 'moved': {
      const why = reason(step.why);
      return {
        zh: `${dateText(step.from)}为${why.zh}，顺延至${dateText(step.to)}`,
        en: `${step.from} is ${why.en}, so the period ends on the next working day, ${step.to}`,
      };
    }
    default:
      return assertNever(step);
  }
};

/** `Regulation Art. 23 ¶3` → 《信访工作条例》第23条第3款; what is no article of the Regulation stays as it is written. */
export const articleWords = (article: string): Words => ({
  en: article,
  zh: article
    .replace(/^Regulation Art\. (\d+)/, '《信访工作条例》第$1条')
    .replace(/ ¶(\d+)/, '第$1款')
    .replace(/([(（][一二三四五六][)）])/, '第$1项')
    .replace(' (no number)', '（未定期限，按规则设定）'),
});

export const lastDayWords = (lastDay: LocalDate): Words => ({
  zh: `截止${dateText(lastDay)}24时`,
  en: `it ends at 24:00 on ${lastDay}`,
});
