import type { Moment } from './moment.js';
import type { DomainEvent } from './recorded.js';

/** `thing.why`, for example `petition.already-extended`. Closed list per service, mapped once to Problem Details. */
export type RefusalCode = `${string}.${string}`;
export type Detail = Readonly<Record<string, unknown>>;

export type Decision<Event extends DomainEvent> =
  | { readonly kind: 'recorded'; readonly events: readonly Event[] }
  | { readonly kind: 'ignored'; readonly why: string }
  /** Reactions only: another topic is ahead; decided again after each later write of the record. */
  | { readonly kind: 'notYet'; readonly why: string }
  /** Commands only: the rule said no. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: Detail };

/** A rule: from the state and the moment to a decision. Pure: asks nobody for anything. */
export type Decide<State, Event extends DomainEvent> = (state: State, moment: Moment) => Decision<Event>;

export const recorded = <Event extends DomainEvent>(...events: readonly Event[]): Decision<Event> => ({ kind: 'recorded', events });
export const ignored = (why: string): Decision<never> => ({ kind: 'ignored', why });
export const notYet = (why: string): Decision<never> => ({ kind: 'notYet', why });
export const refused = (code: RefusalCode, detail: Detail = {}): Decision<never> => ({ kind: 'refused', code, detail });
