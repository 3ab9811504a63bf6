import { ignored, recorded, type Clock, type Moment, type OrgId } from '@huiyin/kernel';
import { mayAddress, supervisorOf } from '@huiyin/policy';
import { clockCancelled } from '@huiyin/time';
import { urgeOf } from './item-clocks.js';
import { isOpen } from './item.state.js';
import { newItemId } from './open-for-miss.js';
import type { Supervision } from './supervision.state.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

/** Who took charge, and the office above that the expiry goes to. */
const escalationOf = (clock: Clock, state: Supervision, { directory }: Moment) => {
  const body = clock.holder.kind === 'organisation' ? clock.holder.org : undefined;
  const supervisor = body === undefined ? undefined : (clock.supervisor ?? supervisorOf(body, directory));
  if (body === undefined || supervisor === undefined) return undefined;

  return [body, supervisor].every((org) => mayAddress(org, state.withheld, directory)) ? { body, supervisor } : undefined;
};

type Bodies = { readonly body: OrgId; readonly supervisor: OrgId };

/** No reminders go before it: the long time of a charge is over, so the notice is proposed at once, and a leader decides. */
const proposing = (clock: Clock, { body, supervisor }: Bodies, at: { state: Supervision; moment: Moment }): readonly SupervisionEvent[] => {
  const { state, moment } = at;
  const open = state.items.filter(isOpen).find((item) => item.body === body);
  const about = { itemId: open?.id ?? newItemId(body, state), body, supervisor };
  const miss = { clockId: clock.id, due: clock.due };
  const urge = open === undefined ? undefined : urgeOf(open, state);
  const ground = 'limit-missed' as const;
  const first: SupervisionEvent =
    open === undefined
      ? { type: 'ItemOpened', data: { ...about, ground, openedBy: moment.actor.id, ...miss } }
      : { type: 'FurtherMissNoted', data: { ...about, ...miss } };
  const proposed: SupervisionEvent = { type: 'NoticeProposed', data: { ...about, ground } };

  return [
    first,
    ...(urge === undefined ? [] : clockCancelled(urge, { cause: 'NoticeProposed' }, moment)),
    ...(open === undefined || open.step.at === 'urging' ? [proposed] : []),
  ];
};

/** 包案逾期: the charge ended without a result; it goes up to the petition office above, on the ladder for agencies (T-CHARGE). */
export const escalateCharge =
  (clock: Clock): Rule =>
  (state, moment) => {
    const bodies = escalationOf(clock, state, moment);
    if (bodies === undefined) return ignored('nobody-to-escalate-to');
    if (state.items.some((item) => isOpen(item) && item.misses.includes(clock.id))) return ignored('already-supervised');

    return recorded(...proposing(clock, bodies, { state, moment }));
  };
