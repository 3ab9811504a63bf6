import type { Bilingual, TimerRule, WarningRule } from '@huiyin/kernel';
import { calendarEditions, statutoryRuleSet } from '@huiyin/time';

import { markdownTable, page, type Page } from './page.js';

const limitOf = ({ limit, type, direction, variants = {} }: TimerRule): string => {
  const others = Object.entries(variants).map(([name, days]) => `${name}: ${days}`);

  return [`${limit ?? 'as written'} ${type}${direction === 'backward' ? ', backwards' : ''}`, ...others].join('; ');
};

const warningOf = ({ level, shareGone, left }: WarningRule): string => {
  const when = [
    shareGone === undefined ? '' : `${Math.round(shareGone * 100)} % gone`,
    left === undefined ? '' : `${left.days} ${left.type} left`,
  ];

  return `${level}: ${when.filter(Boolean).join(' or ')}`;
};

const inEnglish = (words: Bilingual | undefined): string => words?.en ?? '';

/** Who owes what to whom: the same words that the explanation of a clock uses. */
const courseOf = ({ timer, starts, meets, owner, dutyHolder, onExpiry }: TimerRule): readonly string[] => [
  `\`${timer}\``,
  ...[starts, meets].map(inEnglish),
  String(owner ?? ''),
  ...[dutyHolder, onExpiry].map(inEnglish),
];

const row = (rule: TimerRule): readonly string[] => [
  `\`${rule.timer}\``,
  `${rule.title.en} (${rule.title.zh})`,
  limitOf(rule),
  rule.nature,
  rule.expiry,
  `${rule.source} ${rule.article}`.trim(),
  rule.mark,
  rule.warnings.map(warningOf).join('; '),
];

export const ruleSetsPage: Page = {
  file: 'rule-sets.md',
  text: () => {
    const { version, validFrom, source, timers, parameters } = statutoryRuleSet();

    return page('Rule sets', '`libs/time/src/rules/law` and `libs/time/src/calendar`', [
      `## The nation, version ${version}`,
      `In force from ${validFrom}. Source: ${source}. A region may set shorter limits; a looser one is refused when it is saved.`,
      markdownTable(['timer', 'what', 'limit', 'nature', 'ends in', 'source', 'mark', 'warnings'], timers.map(row)),
      '## What starts and meets each timer',
      markdownTable(['timer', 'starts', 'met by', 'service', 'who', 'what follows when it ends'], timers.map(courseOf)),
      '## Numbers that are no time limits',
      markdownTable(
        ['name', 'value'],
        Object.entries(parameters).map(([name, value]) => [`\`${name}\``, String(value)]),
      ),
      '## Calendars',
      markdownTable(
        ['region', 'year', 'edition', 'issued', 'source', 'provisional'],
        calendarEditions().map((edition) =>
          [edition.region, edition.year, edition.edition, edition.issued, edition.source, edition.provisional ? 'yes' : 'no'].map(String),
        ),
      ),
    ]);
  },
};
