import { Fault, type LocalDate, type RuleScope, type RuleSet, type TimerRule } from '@huiyin/kernel';

/** A timer as a region writes it: what it says differently; the rest is the law's. */
export type WrittenTimer = Pick<TimerRule, 'timer'> & Partial<TimerRule>;

/** One version of a region's (or an organisation's) rules as its owner writes it. Not checked yet. */
export interface WrittenRuleSet {
  readonly region: RuleScope;
  readonly version: number;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly source: string;
  readonly timers?: readonly WrittenTimer[];
  readonly parameters?: Readonly<Record<string, number>>;
}

/** A limit of one's own does not rest on the law's article, but on the document that sets it, unless the timer names another. */
const groundsOf = (written: WrittenTimer, source: string): Pick<TimerRule, 'source' | 'article' | 'mark'> | undefined =>
  written.limit === undefined && written.type === undefined && written.variants === undefined
    ? undefined
    : { source, article: written.source ?? source, mark: 'L' };

const completeTimer = (written: WrittenTimer, source: string, law: RuleSet): TimerRule => {
  const rule = law.timers.find(({ timer }) => timer === written.timer);
  if (rule === undefined) throw new Fault('time.timer-unknown', `the law has no timer ${written.timer}`, { retryable: false });
  const variants = { ...rule.variants, ...written.variants };

  return {
    ...rule,
    ...groundsOf(written, source),
    ...written,
    ...(Object.keys(variants).length === 0 ? {} : { variants }),
  };
};

/** What stands below every other rule has to be whole: the nation's set takes over the timers and numbers that it does not name. */
const untouched = ({ region }: WrittenRuleSet, timers: readonly TimerRule[], law: RuleSet): readonly TimerRule[] =>
  region === 'nation' ? law.timers.filter(({ timer }) => !timers.some((own) => own.timer === timer)) : [];

/**
 * The whole rule set from what a region wrote. A timer that is named takes what it does not say from the law; one that is not named is
 * left out, so that a change of the law reaches it. Throws for a timer the law does not have: check first.
 */
export const completeRuleSet = (written: WrittenRuleSet, law: RuleSet): RuleSet => {
  const timers = (written.timers ?? []).map((timer) => completeTimer(timer, written.source, law));

  return {
    region: written.region,
    version: written.version,
    validFrom: written.validFrom,
    ...(written.validTo === undefined ? {} : { validTo: written.validTo }),
    source: written.source,
    timers: [...untouched(written, timers, law), ...timers],
    parameters: written.region === 'nation' ? { ...law.parameters, ...written.parameters } : { ...written.parameters },
  };
};
