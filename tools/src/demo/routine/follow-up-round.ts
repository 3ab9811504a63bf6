import { openFollowUps, recordFollowUp } from '../driver/follow-ups.js';
import type { City } from '../driver/city.js';
import type { Words } from '../words.js';

/** Who follows up for an organisation. */
const CLERKS: Readonly<Record<string, string>> = { xfj: 'registrar' };
const clerkOf = (org: string): string => `${org}:${CLERKS[org.slice(2)] ?? 'undertaker-1'}`;

/** 回访: every duty holder does what is open, week by week. */
export const followUpRound = async (city: City, words: Words): Promise<void> => {
  for (const matter of city.matters)
    for (const { id, holder } of await openFollowUps(city, matter))
      await recordFollowUp(city, { matter, followUpId: id, staff: clerkOf(holder) }, words.of('follow-up', matter.row));
  await city.idle();
};
