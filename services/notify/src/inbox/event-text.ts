import type { Entry } from './entry-of.js';

/** A line without meaning, so that neither side nor anything between them takes the connection for dead. */
export const HEARTBEAT = ': \n\n';

/** How far the inbox was read, where there is nothing to show of the last line: a client remembers it as the last id. */
export const positionText = (serial: number): string => `id: ${serial}\nevent: position\ndata: {}\n\n`;

/** One event (WHATWG HTML, server-sent events): JSON has no line breaks of its own, so it is one data line. */
export const eventText = (entry: Entry): string => `id: ${entry.entry}\nevent: ${entry.kind}\ndata: ${JSON.stringify(entry)}\n\n`;

const ID = /^\d{1,15}$/;

/** What a client saw last; `undefined` where it saw nothing, `null` where it is no id of ours. */
export const lastSeen = (header: string | undefined): number | undefined | null => {
  if (header === undefined || header === '') return undefined;

  return ID.test(header) ? Number(header) : null;
};
