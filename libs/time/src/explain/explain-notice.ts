import { Fault, type Directory, type LocalDate } from '@huiyin/kernel';
import { calendarOf } from '../calendar/working-calendar.js';
import { earliestDay, latestNoticeDay } from '../counting/notice-days.js';
import { endOf } from '../local-date.js';
import { findRule } from '../rules/find-rule.js';
import { limitOf, type LimitQuery } from '../rules/limits.js';
import { dateText } from '../text/date-text.js';
import type { Explanation } from './explain.js';
import { ruleWords, joined, PROVISIONAL } from './rule-words.js';
import { amountWords, lastDayWords, type Words } from './words.js';

/** The one step of counting back: from the day something is held to the last day for its notice. */
export interface NoticeStep {
  readonly kind: 'counted-back';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly amount: number;
  readonly type: Explanation['dayType'];
  /** The first day on which it might be held after a notice on the last day. */
  readonly earliest: LocalDate;
  readonly words: Words;
}

export interface NoticeExplanation extends Omit<Explanation, 'steps'> {
  readonly steps: readonly NoticeStep[];
}

const stepOf = (held: LocalDate, query: LimitQuery, directory: Directory): NoticeStep => {
  const { rule } = findRule(query.timer, query, directory);
  const amount = limitOf(query, directory);
  const to = latestNoticeDay(held, query, directory);
  const { zh, en } = amountWords(amount, rule.type);

  return {
    kind: 'counted-back',
    from: held,
    to,
    amount,
    type: rule.type,
    earliest: earliestDay(to, query, directory),
    words: {
      zh: `自${dateText(held)}倒推${zh}，通知当日不计，最迟${dateText(to)}通知`,
      en: `counted back from ${held}: ${en}, the day of the notice not counted; the notice is given on ${to} at the latest`,
    },
  };
};

/** Why notice of something that is held on a day is due when it is: the explanation of a timer that counts backward. */
export const explainNotice = (held: LocalDate, query: LimitQuery, directory: Directory): NoticeExplanation => {
  const { rule, ruleSet } = findRule(query.timer, query, directory);
  if (rule.direction !== 'backward') throw new Fault('time.rule-counts-forward', `${query.timer} is a clock`, { retryable: false });
  const calendar = calendarOf(query.region, directory);
  const step = stepOf(held, query, directory);
  const provisional = calendar.isProvisional(held) || calendar.isProvisional(step.to);
  const version = { region: ruleSet.region, version: ruleSet.version };

  return {
    timer: rule.timer,
    title: rule.title,
    due: endOf(step.to),
    lastDay: step.to,
    startDay: held,
    dayType: rule.type,
    provisional,
    article: rule.article,
    source: rule.source,
    mark: rule.mark,
    ruleSet: version,
    calendar: calendar.editions(step.to, held),
    steps: [step],
    sentence: joined([step.words, lastDayWords(step.to), ruleWords(version, rule), ...(provisional ? [PROVISIONAL] : [])]),
  };
};
