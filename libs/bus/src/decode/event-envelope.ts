import type { Envelope, EventDefinition } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { cloudEventOf, unreadable } from './cloud-event.js';
import type { Arrival } from './arrival.js';

/** A message of an event topic as an envelope, its data as it is. Throws `bus.unreadable-envelope`. */
export const eventEnvelopeOf = (arrival: Arrival): Envelope => {
  const { subject, sequence, traceparent, ...event } = cloudEventOf(arrival);
  if (subject === undefined) throw unreadable('attributes: subject is missing');
  if (sequence === undefined) throw unreadable('attributes: sequence is missing');

  return { ...event, subject, sequence, ...(traceparent === undefined ? {} : { traceparent }) };
};

/** The same with data checked by its definition. Issues name paths and rules, never values. */
export const checkedBy = (definition: EventDefinition, envelope: Envelope): Envelope => {
  const parsed = definition.schema.safeParse(envelope.data);
  if (parsed.success) return { ...envelope, data: parsed.data };
  const issues = parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);

  throw new Fault('bus.schema-mismatch', `${definition.type}: ${issues.join(', ')}`, { retryable: false });
};
