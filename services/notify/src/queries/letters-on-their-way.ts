import type { LetterEvent } from '@huiyin/contracts';
import { AT_ONCE, toDate } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Delivery, Letter, Letters } from '../domain/letter/letters.state.js';

/** Where a letter stands that is not done: in the making, on its way by mail, or on an office's list. */
export const WAYPOINTS = ['ordered', 'rendering', 'failed', 'queued', 'sending', 'later', 'unknown', 'listed'] as const;
export type Waypoint = (typeof WAYPOINTS)[number];
export type LettersByState = Readonly<Record<Waypoint, number>>;

type Seen = Pick<Letter, 'addressee' | 'making' | 'delivery' | 'service' | 'standing'>;

/** An organisation has its letter in the inbox; the mail goes out all the same. */
const isDone = ({ addressee, standing, service }: Seen): boolean =>
  standing.stage === 'withdrawn' || (service.stage === 'served' && addressee.kind === 'person');

/** Nothing for a mail that left, or that nobody sends again. */
const mailOnItsWay = (delivery: Delivery): Waypoint | undefined => {
  switch (delivery.stage) {
    case 'queued':
    case 'sending':
    case 'later':
      return delivery.stage;
    case 'unknown':
      return delivery.retryAt === undefined ? undefined : 'unknown';
    default:
      return undefined;
  }
};

export const waypointOf = (letter: Seen): Waypoint | undefined => {
  const { making, delivery, service } = letter;
  if (isDone(letter)) return undefined;
  if (making.stage !== 'issued') return making.stage;

  return service.stage === 'listed' ? 'listed' : mailOnItsWay(delivery);
};

const SEEN = {
  'state.letters.addressee.kind': 1,
  'state.letters.making.stage': 1,
  'state.letters.delivery.stage': 1,
  'state.letters.delivery.retryAt': 1,
  'state.letters.service.stage': 1,
  'state.letters.standing.stage': 1,
} as const;

/**
 * What waits for a machine has a deadline, and what waits for people has an office: both are found by index, so the letters of all the
 * years that are done cost nothing.
 */
const NOT_DONE = [
  { retryAt: { $gte: toDate(AT_ONCE) } },
  { nextDueAt: { $gte: toDate(AT_ONCE) } },
  { 'state.letters.service.office': { $gte: '' } },
] as const;

/** How many letters stand where, of those that are not done. */
export const lettersOnTheirWay = async ({ collection }: Pick<Records<Letters, LetterEvent>, 'collection'>): Promise<LettersByState> => {
  const found = new Map<string, readonly Seen[]>();
  for (const part of NOT_DONE) {
    const records = collection.find(part, { projection: SEEN });
    for await (const { _id, state } of records) found.set(_id, state?.letters ?? []);
  }
  const count = Object.fromEntries(WAYPOINTS.map((waypoint) => [waypoint, 0])) as Record<Waypoint, number>;
  for (const letter of [...found.values()].flat()) {
    const waypoint = waypointOf(letter);
    if (waypoint !== undefined) count[waypoint] += 1;
  }

  return count;
};
