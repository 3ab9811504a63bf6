import type { Directory } from '@huiyin/kernel';
import {
  dayOf,
  explain,
  explainNotice,
  findRule,
  offsetText,
  statutoryRuleSet,
  type Explanation,
  type NoticeExplanation,
} from '@huiyin/time';
import { BadWish } from './bad-wish.js';
import { asWish } from './granted-extension.js';
import { wishedClock } from './wished-clock.js';
import type { Wish } from './wish.js';

export type Explained = Explanation | NoticeExplanation;

const noticeOf = (wish: Wish, directory: Directory): NoticeExplanation => {
  const tooMuch =
    wish.pauses.length > 0 ? '--pause' : wish.extend !== undefined ? '--extend' : wish.until !== undefined ? '--until' : undefined;
  if (tooMuch !== undefined) throw new BadWish(`${tooMuch}: ${wish.timer} counts back from a day; it is not paused, extended or assigned`);
  const held = dayOf(wish.start);
  const { org, variant } = wish;
  const more = { ...(org === undefined ? {} : { org }), ...(variant === undefined ? {} : { variant }) };

  return explainNotice(held, { timer: wish.timer, region: wish.region, on: held, ...more }, directory);
};

/** Explains a wished clock by the rules that hold on its first day. */
export const explainedWish = (wish: Wish, directory: Directory): Explained => {
  const timers = statutoryRuleSet().timers.map(({ timer }) => timer);
  if (!timers.includes(wish.timer)) throw new BadWish(`--timer: there is no ${wish.timer}; there are ${timers.join(', ')}`);
  const { region, org } = wish;
  const where = { region, on: dayOf(wish.start), ...(org === undefined ? {} : { org }) };

  return asWish(() => {
    const { rule } = findRule(wish.timer, where, directory);

    return rule.direction === 'backward' ? noticeOf(wish, directory) : explain(wishedClock(wish, rule, directory), directory);
  });
};

/** One JSON object; instants with the offset of Shanghai. */
export const answerOf = (wish: Wish, explained: Explained): object => {
  const { timer, title, due, lastDay, startDay, dayType, provisional, steps, sentence } = explained;
  const { article, source, mark, ruleSet, calendar } = explained;

  return {
    timer,
    title,
    region: wish.region,
    start: offsetText(wish.start),
    startDay,
    due: offsetText(due),
    lastDay,
    dayType,
    provisional,
    steps,
    sentence,
    rule: { article, source, mark, region: ruleSet.region, version: ruleSet.version },
    calendar,
  };
};
