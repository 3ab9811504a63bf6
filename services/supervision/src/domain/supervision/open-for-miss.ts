import { ignored, recorded, type Clock, type Moment, type OrgId } from '@huiyin/kernel';
import { mayAddress, supervisorOf } from '@huiyin/policy';
import { isOpen, type Item } from './item.state.js';
import { begun, ownClock } from './own-clock.js';
import type { Supervision } from './supervision.state.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

interface Miss {
  readonly clock: Clock;
  readonly body: OrgId;
  readonly supervisor: OrgId;
}

/** A missed duty whose expiry names supervision; a right that lapsed never is one (domain.md §2, "duty or right"). */
const missOf = (clock: Clock, { directory }: Moment): Miss | undefined => {
  if (clock.nature !== 'duty' || clock.expiry !== 'supervision' || clock.state !== 'missed') return undefined;
  if (clock.holder.kind !== 'organisation') return undefined;
  const body = clock.holder.org;
  const supervisor = clock.supervisor ?? supervisorOf(body, directory);

  return supervisor === undefined ? undefined : { clock, body, supervisor };
};

/** 催办 begins: the days before the first reminder count from the end of the limit. */
const urging = ({ clock, supervisor }: Miss, cause: string, at: { state: Supervision; moment: Moment }): Clock =>
  ownClock({ timer: 'T-URGE', org: supervisor, cause, after: clock }, at.state, at.moment);

const joining = (miss: Miss, item: Item, at: { state: Supervision; moment: Moment }): readonly SupervisionEvent[] => {
  const idle = item.step.at === 'urging' && item.step.urge === undefined;
  const urge = idle ? [urging({ ...miss, supervisor: item.supervisor }, 'FurtherMissNoted', at)] : [];
  const about = { itemId: item.id, body: item.body, supervisor: item.supervisor, clockId: miss.clock.id, due: miss.clock.due };

  return [{ type: 'FurtherMissNoted', data: { ...about, ...nextClock(urge[0]) } }, ...urge.map(begun)];
};

const nextClock = (clock: Clock | undefined) => (clock === undefined ? {} : { nextClock: clock.id });

/** The item's id names the body: there is one item per body, and a second only after the first was closed. */
export const newItemId = (body: OrgId, state: Supervision): string =>
  `${body}/${state.items.filter((item) => item.body === body).length + 1}`;

const opening = (miss: Miss, at: { state: Supervision; moment: Moment }): readonly SupervisionEvent[] => {
  const { body, supervisor, clock } = miss;
  const urge = urging(miss, 'ItemOpened', at);
  const about = { itemId: newItemId(body, at.state), body, supervisor, ground: 'limit-missed', openedBy: at.moment.actor.id } as const;

  return [{ type: 'ItemOpened', data: { ...about, clockId: clock.id, due: clock.due, ...nextClock(urge) } }, begun(urge)];
};

/** A missed duty opens an item at the petition office that supervises the body, or joins the one that is open (S0-19, TRG-1). */
export const openForMiss =
  (clock: Clock): Rule =>
  (state, moment) => {
    const miss = missOf(clock, moment);
    if (miss === undefined) return ignored('no-duty-to-supervise');
    const { body, supervisor } = miss;
    if (![body, supervisor].every((org) => mayAddress(org, state.withheld, moment.directory))) return ignored('withheld');
    const open = state.items.find((item) => item.body === body && isOpen(item));
    if (open?.misses.includes(clock.id) === true) return ignored('already-supervised');

    return recorded(...(open === undefined ? opening(miss, { state, moment }) : joining(miss, open, { state, moment })));
  };
