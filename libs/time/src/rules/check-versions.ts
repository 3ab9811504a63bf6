import type { Directory, RuleSet } from '@huiyin/kernel';
import { isLocalDate } from '../local-date.js';
import { checkRuleSet, lawFor, type RuleSetFault } from './check-rule-set.js';
import { parameterFaults } from './check-parameters.js';
import { reasonOf, type RuleFaultCode } from './fault-reasons.js';
import { completeRuleSet, type WrittenRuleSet } from './written-rule-set.js';

/** What speaks against a written rule set: where (the place among the versions, then the path in it), and why. */
export interface WrittenRuleFault {
  readonly code: RuleFaultCode;
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

type Found = Pick<WrittenRuleFault, 'code' | 'path'> & { readonly about: string };

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

const dateFaults = ({ validFrom, validTo }: WrittenRuleSet): readonly Found[] =>
  Object.entries({ validFrom, ...(validTo === undefined ? {} : { validTo }) })
    .filter(([, day]) => !isLocalDate(day))
    .map(([name, day]) => ({ code: 'rule-set.date-impossible', path: [name], about: day }));

const sourceFaults = ({ source, timers = [] }: WrittenRuleSet): readonly Found[] => [
  ...(isBlank(source) ? [{ code: 'rule-set.source-missing', path: ['source'], about: 'source' } as const] : []),
  ...timers.flatMap((timer, index) =>
    (['source', 'article'] as const)
      .filter((name) => name in timer && isBlank(timer[name]))
      .map((name): Found => ({ code: 'rule-set.source-missing', path: ['timers', index, name], about: timer.timer })),
  ),
];

const FIELD: Readonly<Partial<Record<RuleSetFault['code'], string>>> = {
  'rule-set.timer-unknown': 'timer',
  'rule-set.timer-twice': 'timer',
  'rule-set.limit-missing': 'limit',
  'rule-set.limit-not-whole': 'limit',
  'rule-set.date-impossible': 'limit',
  'rule-set.looser-than-law': 'limit',
};

const PERIOD: Readonly<Partial<Record<RuleSetFault['code'], string>>> = {
  'rule-set.ends-before-it-begins': 'validTo',
  'rule-set.version-not-rising': 'version',
  'rule-set.overlaps': 'validFrom',
};

/** The last of the timers of a name: of two, the second is the one too many. */
const placed =
  ({ timers = [] }: WrittenRuleSet) =>
  ({ code, about }: RuleSetFault): Found => {
    const index = timers.findLastIndex(({ timer }) => timer === about);
    const field = FIELD[code];
    if (field === undefined || index === -1) return { code, about, path: [PERIOD[code] ?? 'timers'] };

    return { code, about, path: ['timers', index, field] };
  };

const unknownTimers = ({ timers = [] }: WrittenRuleSet, law: RuleSet): readonly Found[] =>
  timers.flatMap(({ timer }, index) =>
    law.timers.some((rule) => rule.timer === timer)
      ? []
      : [{ code: 'rule-set.timer-unknown', path: ['timers', index, 'timer'], about: timer }],
  );

const numberFaults = ({ version }: WrittenRuleSet, earlier: readonly WrittenRuleSet[]): readonly Found[] =>
  earlier.some((other) => other.version === version)
    ? [{ code: 'rule-set.version-not-rising', path: ['version'], about: String(version) }]
    : [];

/** What can be judged only of a whole set: its limits against the law, its time against the versions before it. */
const wholeFaults = (written: WrittenRuleSet, earlier: readonly WrittenRuleSet[], directory: Directory): readonly Found[] => {
  const law = lawFor(written, directory);
  const unknown = unknownTimers(written, law);
  const known = { ...written, timers: (written.timers ?? []).filter(({ timer }) => law.timers.some((rule) => rule.timer === timer)) };
  const others = earlier
    .filter((other) => dateFaults(other).length === 0)
    .map(({ timers: _, ...other }): RuleSet => ({ parameters: {}, ...other, timers: [] }));
  const ruleSets = new Map([...directory.ruleSets, [written.region, others]]);

  return [...unknown, ...checkRuleSet(completeRuleSet(known, law), { ...directory, ruleSets }).map(placed(written))];
};

const faultsOf = (written: WrittenRuleSet, earlier: readonly WrittenRuleSet[], directory: Directory): readonly Found[] => {
  const dates = dateFaults(written);

  return [
    ...dates,
    ...numberFaults(written, earlier),
    ...sourceFaults(written),
    ...parameterFaults(written.parameters ?? {}, lawFor(written, directory).parameters),
    ...(dates.length > 0 ? [] : wholeFaults(written, earlier, directory)),
  ];
};

/**
 * All that speaks against saving these versions of one region's rules; nothing where they may be saved (INV-13, S2-23). The law they are
 * held against is the nation's in the directory (its calendars compare limits of different day types). The order given is the order of
 * the versions.
 */
export const checkRuleSetVersions = (versions: readonly WrittenRuleSet[], law: Directory): readonly WrittenRuleFault[] =>
  versions.flatMap((written, index) =>
    faultsOf(written, versions.slice(0, index), law).map(({ code, path, about }) => ({
      code,
      path: [index, ...path],
      reason: reasonOf(code, about),
    })),
  );
