import { clockDefinitionList, clockEventsOf } from '../common/clock-events.js';
import { definitionsIn } from '../common/definitions.js';
import { eventsOf, type EventOf } from '../define.js';
import * as hearing from './hearing.events.js';
import * as request from './review-request.events.js';

export * from './hearing.events.js';
export * from './review-request.events.js';

/** The clocks that hearing owns. */
export const HearingClocks = clockEventsOf(eventsOf('hearing', 'review'));

type Definitions = typeof hearing & typeof request & typeof HearingClocks;
type Defined = Extract<Definitions[keyof Definitions], { readonly topic: string }>;
/** Every event of `hearing.review`. */
export type ReviewEvent = { [Name in Defined['name']]: EventOf<Extract<Defined, { readonly name: Name }>> }[Defined['name']];

export const REVIEW_EVENTS = [...definitionsIn(request, hearing), ...clockDefinitionList(HearingClocks)];
