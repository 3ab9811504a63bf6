import { toInstant, type Actor, type Deadline, type Decision, type Instant, type Moment } from '@huiyin/kernel';
import { evolveAll } from '../domain/supervision/evolve.js';
import { supervisionAggregate } from '../domain/supervision/supervision.aggregate.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';
import type { Rule, SupervisionEvent } from '../domain/supervision/supervision-event.js';
import { city, system } from './sample-city.js';

const DAY_LENGTH = 'yyyy-mm-dd'.length;

/** A day (when offices open), a minute, or an instant, on China's clock. */
const timeOf = (written: string): Instant => {
  if (written.length === DAY_LENGTH) return toInstant(`${written}T08:00:00+08:00`);

  return toInstant(written.endsWith('Z') ? written : `${written}:00+08:00`);
};

export const momentAt = (written: string, actor: Actor = system): Moment => ({
  at: timeOf(written),
  machine: timeOf(written),
  actor,
  directory: city,
});

const first = (state: Supervision): Deadline | undefined =>
  [...supervisionAggregate.deadlines(state)].sort((a, b) => (a.at < b.at ? -1 : 1))[0];

/** A record that lives through facts, acts and the passing of time, as the store and its sweep would have it. */
export class Story {
  constructor(
    readonly state: Supervision = supervisionAggregate.initial,
    readonly told: readonly SupervisionEvent[] = [],
  ) {}

  /** A rule on a day; a refusal ends the test. */
  then(when: string, rule: Rule, actor?: Actor): Story {
    const moment = momentAt(when, actor);
    const decision = rule(this.state, moment);
    if (decision.kind === 'refused') throw new Error(`${decision.code} ${JSON.stringify(decision.detail)}`);

    return this.#after(decision, moment);
  }

  /** Time passes: each deadline fires at its instant, in order. */
  until(when: string): Story {
    const end = timeOf(when);
    const due = first(this.state);
    if (due === undefined || due.at > end) return this;
    const moment = momentAt(due.at);
    const decision = supervisionAggregate.due(this.state, due)(this.state, moment);
    if (decision.kind !== 'recorded') throw new Error(`${due.name} fired without effect`);

    return this.#after(decision, moment).until(when);
  }

  /** The platform was away: what fell due meanwhile is found at once, then. */
  wakesAt(when: string): Story {
    const due = first(this.state);
    if (due === undefined || due.at > timeOf(when)) return this;
    const moment = momentAt(when);

    return this.#after(supervisionAggregate.due(this.state, due)(this.state, moment), moment).wakesAt(when);
  }

  types(): readonly string[] {
    return this.told.map((event) => event.type);
  }

  last<Name extends SupervisionEvent['type']>(type: Name): Extract<SupervisionEvent, { type: Name }>['data'] | undefined {
    return this.told.findLast((event) => event.type === type)?.data as never;
  }

  #after(decision: Decision<SupervisionEvent>, moment: Moment): Story {
    const events = decision.kind === 'recorded' ? decision.events : [];

    return new Story(evolveAll(this.state, events, moment), [...this.told, ...events]);
  }
}
