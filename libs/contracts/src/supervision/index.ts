import { clockDefinitionList, clockEventsOf } from '../common/clock-events.js';
import { definitionsIn } from '../common/definitions.js';
import { eventsOf, type EventOf } from '../define.js';
import * as accountability from './accountability.events.js';
import * as charge from './charge.events.js';
import * as item from './item.events.js';

export * from './accountability.events.js';
export * from './charge.events.js';
export * from './item.events.js';

/** The clocks that supervision owns. */
export const SupervisionClocks = clockEventsOf(eventsOf('supervision', 'supervision'));

type Definitions = typeof accountability & typeof charge & typeof item & typeof SupervisionClocks;
type Defined = Extract<Definitions[keyof Definitions], { readonly topic: string }>;
/** Every event of `supervision.supervision`. */
export type SupervisionEvent = { [Name in Defined['name']]: EventOf<Extract<Defined, { readonly name: Name }>> }[Defined['name']];

export const SUPERVISION_EVENTS = [...definitionsIn(item, accountability, charge), ...clockDefinitionList(SupervisionClocks)];
