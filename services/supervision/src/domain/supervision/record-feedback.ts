import { recorded, refused, type Clock, type Decision, type Instant, type LocalDate, type Moment, type Sealed } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { clockCancelled, clockMet, dayOf } from '@huiyin/time';
import { instantOfDay, isToCome } from './day-of-fact.js';
import { failStep, REPEATED_FAILURE } from './fail-step.js';
import { inTurn } from './in-turn.js';
import { urgeOf } from './item-clocks.js';
import { isOpen, type Item } from './item.state.js';
import { recordAll } from './record-all.js';
import type { Rule } from './supervision-event.js';

export interface Feedback {
  readonly itemId: string;
  readonly reply: Sealed;
  readonly repliedOn: LocalDate;
}

/** The body reports on the platform, today; the supervisor may record what came by phone, letter or in person (S0-19), on its day. */
const mayRecord = (item: Item, { actor }: Moment): Decision<never> | undefined => {
  if (actor.org === item.body) return authorise(actor, 'report-to-supervisor');

  return actor.org === item.supervisor ? authorise(actor, 'supervise') : refused('supervision.not-the-body');
};

const dayRefused = (item: Item, repliedOn: LocalDate, moment: Moment): Decision<never> | undefined => {
  if (isToCome(repliedOn, moment)) return refused('supervision.date-in-future', { repliedOn });
  const datedBack = repliedOn !== dayOf(moment.at) && moment.actor.org !== item.supervisor;

  return datedBack ? refused('supervision.reply-dated-back', { repliedOn }) : undefined;
};

/** The reply of this day meets its clock: in time, or late, which is a failed step whether or not the sweep has run. */
const answered =
  (clock: Clock, at: Instant): Rule =>
  (state, moment) => {
    const met = clockMet(clock, { cause: 'FeedbackRecorded', at }, moment);
    const missed = met.filter((event) => event.type === 'DutyMissed');

    return inTurn(recordAll(missed), ...missed.map(() => failStep(clock)), recordAll(met.slice(missed.length)))(state, moment);
  };

/** A reply that came in time after all takes the failure back, and with it the duty to suggest. */
const withdrawSuggesting =
  (itemId: string): Rule =>
  (state, moment) => {
    const item = state.items.find(({ id }) => id === itemId);
    const clock = item?.suggesting === undefined ? undefined : state.book[item.suggesting];
    const gone = clock !== undefined && item !== undefined && item.failures < REPEATED_FAILURE;

    return recordAll(gone ? clockCancelled(clock, { cause: 'DutyMissRetracted' }, moment) : [])(state, moment);
  };

const clocksEnded =
  (item: Item, at: Instant): Rule =>
  (state, moment) => {
    const urge = urgeOf(item, state);
    if (urge !== undefined) return recorded(...clockCancelled(urge, { cause: 'FeedbackRecorded' }, moment));
    const reply = item.step.at === 'demanded' || item.step.at === 'failed' ? item.step.reply : undefined;
    const clock = reply === undefined ? undefined : state.book[reply];

    return clock === undefined ? recordAll([])(state, moment) : inTurn(answered(clock, at), withdrawSuggesting(item.id))(state, moment);
  };

/** 反馈: what the body answers, to a reminder or to a demand (S0-22). It is examined next. */
export const recordFeedback =
  ({ itemId, reply, repliedOn }: Feedback): Rule =>
  (state, moment) => {
    const item = state.items.find(({ id }) => id === itemId);
    if (item === undefined) return refused('item.not-found', { itemId });
    const denied = mayRecord(item, moment) ?? dayRefused(item, repliedOn, moment);
    if (denied !== undefined) return denied;
    if (!isOpen(item)) return refused('supervision.item-closed', { itemId });
    const at = instantOfDay(repliedOn, moment);
    const about = { itemId, body: item.body, supervisor: item.supervisor };

    return inTurn(clocksEnded(item, at), () =>
      recorded({ type: 'FeedbackRecorded', data: { ...about, by: moment.actor.id, reply, repliedOn } }),
    )(state, moment);
  };
