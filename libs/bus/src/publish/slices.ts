import { Fault } from '@huiyin/kernel';
import type { OutMessage } from '@huiyin/records';

/** Headers, key, offsets of one record on the wire, generously. */
const RECORD_OVERHEAD = 128;

const bytesOf = ({ key, headers, value }: OutMessage): number =>
  RECORD_OVERHEAD +
  Buffer.byteLength(key) +
  Buffer.byteLength(value) +
  Object.entries(headers).reduce((sum, [name, text]) => sum + name.length + Buffer.byteLength(text) + 8, 0);

/** Sends one after another keep the order; each stays under what the broker takes as one batch of a partition (1 MiB by default). */
export const slicesOf = (messages: readonly OutMessage[], limit: number): readonly (readonly OutMessage[])[] => {
  const slices: OutMessage[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = bytesOf(message);
    if (size > limit) throw new Fault('bus.message-too-large', `${message.topic}: a message of ${size} bytes`, { retryable: false });
    if (size > room) {
      slices.push([]);
      room = limit;
    }
    slices.at(-1)?.push(message);
    room -= size;
  }

  return slices;
};
