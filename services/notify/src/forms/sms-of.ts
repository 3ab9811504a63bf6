import type { CommonWords, Template } from '../templates/template.js';
import { fillPattern } from '../templates/template.js';
import { cleanText } from '../effects/render/clean-text.js';

/** Longer ones are cut by carriers, each in its own way. */
const LONGEST = 300;

/** 短信: one line in clear that tells of a letter and names no words of people; undefined where a fact that it names is absent. */
export const smsOf = (
  { sms }: Pick<Template, 'sms'>,
  common: Pick<CommonWords, 'sms'>,
  words: Readonly<Record<string, string | undefined>>,
): string | undefined => {
  const text = fillPattern(sms ?? common.sms, words);

  return text === undefined ? undefined : cleanText(text).replace(/\s+/g, ' ').trim().slice(0, LONGEST);
};
