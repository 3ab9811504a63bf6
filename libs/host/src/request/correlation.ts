import { newId } from './record-ids.js';

const ACCEPTED = /^[\w.-]{8,64}$/;

/** The caller's correlation id where it is one, else a new one: it goes into headers, events and logs, so its form is narrow. */
export const correlationOf = (header: string | readonly string[] | undefined): string =>
  typeof header === 'string' && ACCEPTED.test(header) ? header : newId();
