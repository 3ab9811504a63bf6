import type { DeliveryContract } from '../evidence/contract.js';
import type { Evidence } from '../evidence/evidence.js';

/** I7: at most one accepted mail per letter, and one more for each time that a mail was marked unknown; none without a claim. */
export const oneMailEach = ({ records, mails }: Evidence, contract: DeliveryContract): readonly string[] => {
  const taken = new Map<string, number>();
  for (const { messageId } of mails) taken.set(messageId, (taken.get(messageId) ?? 0) + 1);
  const letters = records.flatMap(({ id, history }) => contract.lettersOf(id, history));
  const known = new Set(letters.filter(({ begun }) => begun > 0).map(({ messageId }) => messageId));
  const strangers = [...taken.keys()].filter((messageId) => !known.has(messageId));
  const broken = letters.flatMap(({ messageId, sent, unknown }) => {
    const count = taken.get(messageId) ?? 0;
    if (count > 1 + unknown) return [`${messageId} was taken ${count} times, and is marked unknown ${unknown} times`];

    return sent > count ? [`${messageId} is recorded as sent ${sent} times, and was taken ${count} times`] : [];
  });

  return [...strangers.map((messageId) => `${messageId} was sent without a claim`), ...broken];
};
