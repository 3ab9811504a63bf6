import type { OutMessage } from '../ports.js';

/** A send stays under the broker's default limit for one partition's batch (1 MiB), even where all is for one partition. */
const MESSAGES = 500;
const BYTES = 500_000;

/** Cuts messages into sends, in order. */
export const chunksOf = (messages: readonly OutMessage[]): readonly (readonly OutMessage[])[] => {
  const chunks: OutMessage[][] = [];
  let open: OutMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(message.value);
    if (open.length > 0 && (open.length >= MESSAGES || bytes + size > BYTES)) {
      chunks.push(open);
      open = [];
      bytes = 0;
    }
    open.push(message);
    bytes += size;
  }

  return open.length === 0 ? chunks : [...chunks, open];
};
