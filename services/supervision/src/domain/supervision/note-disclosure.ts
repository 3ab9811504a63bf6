import { ignored, newerWithheld, recorded, type Moment, type Withheld } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import { closeItem } from './close-item.js';
import { forEach, inTurn } from './in-turn.js';
import { isOpen, type Item } from './item.state.js';
import { openForMiss } from './open-for-miss.js';
import type { Supervision } from './supervision.state.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

const isOpenTo = (item: Item, state: Supervision, { directory }: Moment): boolean =>
  [item.body, item.supervisor].every((org) => mayAddress(org, state.withheld, directory));

/** Missed duties that were not supervised because of the old mark. */
const unsupervised = (state: Supervision) =>
  state.noted
    .map(({ clock }) => clock)
    .filter((clock) => {
      const last = state.items.findLast((item) => item.misses.includes(clock.id));
      return last === undefined || (last.step.at === 'closed' && last.step.reason === 'withheld');
    });

const changesWhoSees = (now: Withheld, next: Withheld): boolean => next.seq > now.seq && !(now.scope === 'none' && next.scope === 'none');

/** Who may see the matter changed: items with bodies that may not know of it end, and those that could not be opened are. */
const noteDisclosure = (withheld: Withheld, source: string): Rule =>
  inTurn(
    (state) =>
      changesWhoSees(state.withheld, withheld) ? recorded({ type: 'WithheldNoted', data: { source, withheld } }) : ignored('nothing-new'),
    forEach(
      (state, moment) => state.items.filter((item) => isOpen(item) && !isOpenTo(item, state, moment)),
      (item) => closeItem(item, 'withheld'),
    ),
  );

const marked = (event: SupervisionEvent, withheld: Withheld): SupervisionEvent =>
  ({ ...event, data: { ...event.data, withheld } }) as SupervisionEvent;

/** Every event that a rule records carries this mark. */
export const stamped =
  (withheld: Withheld, rule: Rule): Rule =>
  (state, moment) => {
    const decision = rule(state, moment);

    return decision.kind === 'recorded' ? recorded(...decision.events.map((event) => marked(event, withheld))) : decision;
  };

/**
 * A fact of another service about the matter: it may bring a newer mark of who must not see it, which holds before anything else is
 * decided, and stands in every event recorded for it (Regulation Art. 30 ¶3; the order in which topics are read does not matter).
 */
export const heard =
  (message: { readonly withheld: Withheld; readonly source: string }, rule: Rule): Rule =>
  (state, moment) => {
    const withheld = newerWithheld(state.withheld, message.withheld);
    const opened = forEach(unsupervised, openForMiss);
    const whole = changesWhoSees(state.withheld, withheld) ? inTurn(noteDisclosure(withheld, message.source), opened, rule) : rule;

    return stamped(withheld, whole)(state, moment);
  };
