import type { RuleSet, TimerRule } from '@huiyin/kernel';
import { isSameValue } from '../same-value.js';

/** What a clock counts from. Titles, articles and who owns a timer are words about it. */
const countedFrom = ({ limit, variants, type, nature, direction, expiry, warnings }: TimerRule): object => ({
  ...{ limit, variants, type, nature, direction, expiry, warnings },
});

/** Whether a shipped set counts as a known one does in all that the known one says; it may name more. */
export const countsAlike = (known: RuleSet, shipped: RuleSet): boolean =>
  known.timers.every((rule) => {
    const same = shipped.timers.find(({ timer }) => timer === rule.timer);
    return same !== undefined && isSameValue(countedFrom(rule), countedFrom(same));
  }) && Object.entries(known.parameters).every(([name, value]) => shipped.parameters[name] === value);
