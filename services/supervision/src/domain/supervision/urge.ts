import { recorded, type Clock, type LocalDate, type Moment } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import { clockCancelled, clockMet, dayOf, isSettled, lastMoment, parameter } from '@huiyin/time';
import { closeItem } from './close-item.js';
import { inTurn } from './in-turn.js';
import { isOpen, type OpenItem } from './item.state.js';
import { begun, ownClock, regionOf } from './own-clock.js';
import { recordAll } from './record-all.js';
import { clockNamed, type Supervision } from './supervision.state.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

const itemUrgedBy = (clock: Clock, state: Supervision): OpenItem | undefined =>
  state.items.filter(isOpen).find(({ step }) => step.at === 'urging' && step.urge === clock.id);

/** What the reminder is about: the oldest limit from which something is still awaited. */
const missedLimit = (item: OpenItem, state: Supervision): { readonly timer: string; readonly lastDay: LocalDate } | undefined => {
  const misses = item.misses.flatMap((id) => [clockNamed(state, id)].filter((clock) => clock !== undefined));

  return misses.find((clock) => !isSettled(clock)) ?? misses.at(-1);
};

/**
 * The next reminder comes the same time after this one. Where the platform comes to it only on a later day (an outage), that time counts
 * from then, so that no reminder follows on the heels of another.
 */
const nextUrge = (urge: Clock, item: OpenItem, at: { state: Supervision; moment: Moment }): Clock => {
  const start = { timer: 'T-URGE', org: item.supervisor, cause: 'ReminderIssued' } as const;
  const late = dayOf(at.moment.at) > dayOf(urge.due);

  return ownClock({ ...start, ...(late ? { at: at.moment.at } : { after: urge }) }, at.state, at.moment);
};

const remind =
  (urge: Clock, item: OpenItem): Rule =>
  (state, moment) => {
    const next = nextUrge(urge, item, { state, moment });
    const limit = missedLimit(item, state) ?? urge;
    const about = { itemId: item.id, body: item.body, supervisor: item.supervisor };
    const reminder = { n: item.reminders + 1, timer: limit.timer, lastDay: limit.lastDay, issuedAt: moment.at, nextClock: next.id };

    return recorded<SupervisionEvent>({ type: 'ReminderIssued', data: { ...about, ...reminder } }, begun(next));
  };

/** 多次催办: urged so often without an answer that the notice is proposed to the leader (domain.md §5.1 step 2). */
const propose =
  (item: OpenItem): Rule =>
  () =>
    recorded<SupervisionEvent>({
      type: 'NoticeProposed',
      data: { itemId: item.id, body: item.body, supervisor: item.supervisor, ground: item.ground },
    });

const isUrgedOften = (item: OpenItem, moment: Moment): boolean =>
  item.reminders >= parameter(moment.directory, { region: regionOf(item.supervisor, moment), on: dayOf(moment.at) }, 'repeated-reminders');

/** 催办: the time since the limit, or since the last reminder, is over without a reply (T-URGE, S0-19). */
export const urge =
  (clock: Clock): Rule =>
  (state, moment) => {
    const item = itemUrgedBy(clock, state);
    if (item === undefined) return recorded<SupervisionEvent>(...clockCancelled(clock, { cause: 'nothing-to-urge' }, moment));
    if (!mayAddress(item.body, state.withheld, moment.directory)) return closeItem(item, 'withheld')(state, moment);
    const done = recordAll(clockMet(clock, { cause: 'ReminderIssued', at: lastMoment(clock) }, moment));

    return inTurn(done, isUrgedOften(item, moment) ? propose(item) : remind(clock, item))(state, moment);
  };
