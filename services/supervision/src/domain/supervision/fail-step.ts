import { ignored, recorded, type Clock } from '@huiyin/kernel';
import { isSettled } from '@huiyin/time';
import { isOpen, type OpenItem } from './item.state.js';
import { begun, ownClock } from './own-clock.js';
import type { Supervision } from './supervision.state.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

/** The step whose failure is "several supervisions without effect" (S0-23): from it the supervisor must suggest accountability. */
export const REPEATED_FAILURE = 2;

const mustSuggest = (item: OpenItem, failures: number, state: Supervision): boolean => {
  const running = item.suggesting === undefined ? undefined : state.book[item.suggesting];
  const suggested = state.suggestions.some((one) => one.itemId === item.id && one.kind === 'pursue-responsibility');

  return failures >= REPEATED_FAILURE && !suggested && (running === undefined || isSettled(running));
};

/** 督办未果: a demand found no answer within its limit; the second failure starts T-ACC-SUGGEST (S1-17), counted from that limit's end. */
export const failStep =
  (reply: Clock): Rule =>
  (state, moment) => {
    const item = state.items.filter(isOpen).find(({ step }) => step.at === 'demanded' && step.reply === reply.id);
    if (item === undefined || item.step.at !== 'demanded') return ignored('no-step-waits-for-this-reply');
    const failures = item.failures + 1;
    const suggesting = mustSuggest(item, failures, state)
      ? [ownClock({ timer: 'T-ACC-SUGGEST', org: item.supervisor, cause: 'StepFailed', after: reply }, state, moment)]
      : [];
    const [next] = suggesting;
    const about = { itemId: item.id, body: item.body, supervisor: item.supervisor };
    const failed = { ...about, step: item.step.demand, failures, ...(next === undefined ? {} : { nextClock: next.id }) };

    return recorded<SupervisionEvent>({ type: 'StepFailed', data: failed }, ...suggesting.map(begun));
  };
