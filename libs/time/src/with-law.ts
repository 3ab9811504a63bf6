import type { Directory } from '@huiyin/kernel';
import { calendarEditions } from './calendar/calendar-editions.js';
import { statutoryRuleSet } from './rules/statutory-rule-set.js';

/** A directory that also holds the nation's rules and calendars this software comes with; what it has already is kept. */
export const withLaw = (directory: Directory): Directory => ({
  ...directory,
  ruleSets: new Map([['nation', [statutoryRuleSet()]] as const, ...directory.ruleSets]),
  calendars: new Map([
    ...calendarEditions().map((edition) => [`${edition.region}/${edition.year}`, edition] as const),
    ...directory.calendars,
  ]),
});
