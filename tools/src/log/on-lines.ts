import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Calls back for every line of a stream. */
export const onLines = (stream: Readable, hear: (line: string) => void): void => {
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', hear);
};
