import { clockDefinitionList, clockEventsOf } from '../common/clock-events.js';
import { definitionsIn } from '../common/definitions.js';
import { eventsOf, type EventOf } from '../define.js';
import * as consent from './petition-consent.events.js';
import * as outcome from './petition-outcome.events.js';
import * as passing from './petition-passing.events.js';
import * as procedure from './petition-procedure.events.js';
import * as reply from './petition-reply.events.js';
import * as result from './petition-result.events.js';
import * as registered from './petition-registered.events.js';

export * from './petition-consent.events.js';
export * from './petition-outcome.events.js';
export * from './petition-passing.events.js';
export * from './petition-procedure.events.js';
export * from './petition-registered.events.js';
export * from './petition-reply.events.js';
export * from './petition-result.events.js';
export * from './register-petition.command.js';

/** The clocks that intake owns. */
export const IntakeClocks = clockEventsOf(eventsOf('intake', 'petition'));

type Definitions = typeof consent &
  typeof outcome &
  typeof passing &
  typeof procedure &
  typeof reply &
  typeof registered &
  typeof result &
  typeof IntakeClocks;
type Defined = Extract<Definitions[keyof Definitions], { readonly topic: string }>;
/** Every event of `intake.petition`. */
export type PetitionEvent = { [Name in Defined['name']]: EventOf<Extract<Defined, { readonly name: Name }>> }[Defined['name']];

export const PETITION_EVENTS = [
  ...definitionsIn(registered, passing, procedure, outcome, reply, result, consent),
  ...clockDefinitionList(IntakeClocks),
];
