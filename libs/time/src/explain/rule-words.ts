import type { Clock, TimerRule } from '@huiyin/kernel';
import { articleWords, type Words } from './words.js';

/** Which article of which version of the rules a date rests on. */
export const ruleWords = ({ region, version }: Clock['ruleSet'], rule: TimerRule): Words => {
  const article = articleWords(rule.article);

  return { zh: `依据${article.zh}（规则集${region}第${version}版）`, en: `${article.en} (rule set ${region}, version ${version})` };
};

export const PROVISIONAL: Words = { zh: '节假日安排尚未公布，为暂定日期', en: 'provisional: the holidays are not published yet' };

/** One sentence out of its parts. */
export const joined = (parts: readonly Words[]): Words => ({
  zh: `${parts.map((part) => part.zh).join('；')}。`,
  en: `${parts.map((part) => part.en).join('; ')}.`,
});
