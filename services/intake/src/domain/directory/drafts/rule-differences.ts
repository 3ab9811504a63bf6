import type { Directory, LocalDate, RuleSet, TimerRule } from '@huiyin/kernel';
import { findRule, parameter, type Where } from '@huiyin/time';
import { isSameValue } from '../same-value.js';

/** What an approval would change, as a person compares it; `inForce` is what holds today, inherited or the region's own. */
export interface Difference {
  readonly about: string;
  readonly field: string;
  readonly inForce?: unknown;
  readonly proposed?: unknown;
}

const FIELDS = ['title', 'limit', 'variants', 'type', 'warnings', 'source', 'article'] as const satisfies readonly (keyof TimerRule)[];

interface Compared {
  readonly before: Directory;
  readonly after: Directory;
  readonly today: Where;
  readonly then: Where;
}

const comparedOf = (
  draft: RuleSet,
  others: readonly RuleSet[],
  { directory, today }: { directory: Directory; today: LocalDate },
): Compared => {
  const region = draft.region as Where['region'];
  const after = { ...directory, ruleSets: new Map(directory.ruleSets).set(draft.region, [...others, draft]) };

  return {
    before: directory,
    after,
    today: { region, on: today },
    then: { region, on: draft.validFrom > today ? draft.validFrom : today },
  };
};

const differ = (about: string, field: string, [inForce, proposed]: readonly [unknown, unknown]): readonly Difference[] =>
  isSameValue(inForce, proposed) ? [] : [{ about, field, inForce, proposed }];

const ofTimer = (timer: string, { before, after, today, then }: Compared): readonly Difference[] => {
  const [old, next] = [findRule(timer, today, before).rule, findRule(timer, then, after).rule];

  return FIELDS.flatMap((field) => differ(timer, field, [old[field], next[field]]));
};

/** Timers and numbers that the draft names, and those it no longer names although the version before it does. */
export const ruleDifferences = (
  draft: RuleSet,
  {
    own,
    others,
    directory,
    today,
  }: { readonly own?: RuleSet; readonly others: readonly RuleSet[]; readonly directory: Directory; readonly today: LocalDate },
): readonly Difference[] => {
  const compared = comparedOf(draft, others, { directory, today });
  const timers = new Set([...draft.timers, ...(own?.timers ?? [])].map(({ timer }) => timer));
  const names = new Set([draft, ...(own === undefined ? [] : [own])].flatMap(({ parameters }) => Object.keys(parameters)));

  return [
    ...[...timers].flatMap((timer) => ofTimer(timer, compared)),
    ...[...names].flatMap((name) =>
      differ(name, 'parameter', [parameter(compared.before, compared.today, name), parameter(compared.after, compared.then, name)]),
    ),
  ];
};
