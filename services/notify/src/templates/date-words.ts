import type { Instant, LocalDate } from '@huiyin/kernel';
import { dateText, momentText } from '@huiyin/time';
import type { Language } from './load-templates.js';

const ENGLISH = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const DAY = new Intl.DateTimeFormat('en-GB', { ...ENGLISH, timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  ...ENGLISH,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
});

/** A day as a letter of this language writes it: `2026年11月10日`, `10 November 2026`. */
export const dateWords = (day: LocalDate, language: Language): string => (language === 'zh' ? dateText(day) : DAY.format(new Date(day)));

/** With the time of day, in Asia/Shanghai. */
export const momentWords = (at: Instant, language: Language): string =>
  language === 'zh' ? momentText(at) : MOMENT.format(new Date(at)).replace(' at ', ', ');
