import { Fault } from '@huiyin/kernel';
import type { MessageDocument, ParkedContent } from './documents.js';
import { openedContent } from './parked-content.js';
import type { ParkingCollections } from './parking-collections.js';
import type { Sealer } from './sealer.js';

/** New data of a message, and why. The envelope stays: it says which event it is. */
export interface Mending {
  readonly operator: string;
  readonly reason: string;
  /** JSON. */
  readonly value: string;
}

interface MendedMessage {
  readonly document: MessageDocument;
  readonly set: Pick<MessageDocument, 'sealed' | 'mended'>;
  readonly audit: { readonly before: string };
}

const assertJson = (message: string, value: string): void => {
  try {
    JSON.parse(value);
  } catch (cause) {
    throw new Fault('bus.mended-data-no-json', message, { retryable: false, cause });
  }
};

/** What is to be written for one mended message; nothing is written here. */
export const mended = async (
  sealer: Sealer,
  { messages }: Pick<ParkingCollections, 'messages'>,
  { message, mending: { operator, reason, value } }: { readonly message: string; readonly mending: Mending },
): Promise<MendedMessage> => {
  if (reason.trim() === '') throw new Fault('bus.mending-needs-reason', message, { retryable: false });
  assertJson(message, value);
  const document = await messages.findOne({ _id: message, state: 'parked' });
  const content = document === null ? undefined : await openedContent(sealer, document);
  if (document === null || content === undefined) throw new Fault('bus.not-parked', message, { retryable: false });
  const { arrival, detail } = content;
  const sealed = await sealer.seal(JSON.stringify({ arrival: { ...arrival, value }, detail } satisfies ParkedContent));

  return { document, set: { sealed, mended: { operator, reason, at: new Date() } }, audit: { before: document.sealed ?? '' } };
};
