import type { Fault } from '@huiyin/kernel';
import type { Arrival } from '../decode/arrival.js';
import { BEHIND_ANOTHER, gateId, messageId, type MessageDocument, type ParkedContent } from './documents.js';
import type { Sealer } from './sealer.js';

export interface Parkable {
  readonly arrival: Arrival;
  readonly type: string;
  /** Absent for a message that only waits behind a broken one. */
  readonly fault?: Fault;
}

export const sealedDocument = async (group: string, sealer: Sealer, { arrival, type, fault }: Parkable): Promise<MessageDocument> => ({
  _id: messageId(group, arrival),
  gate: gateId(group, arrival),
  group,
  topic: arrival.topic,
  partition: arrival.partition,
  offset: arrival.offset,
  key: arrival.key,
  messageId: arrival.headers['ce_id'] ?? '',
  timestamp: arrival.timestamp,
  type,
  code: fault?.code ?? BEHIND_ANOTHER,
  state: 'parked',
  sealed: await sealer.seal(JSON.stringify({ arrival, detail: fault?.message ?? '' } satisfies ParkedContent)),
  parkedAt: new Date(),
});

export const openedContent = async (sealer: Sealer, { sealed }: Pick<MessageDocument, 'sealed'>): Promise<ParkedContent | undefined> =>
  sealed === null ? undefined : (JSON.parse(await sealer.open(sealed)) as ParkedContent);
