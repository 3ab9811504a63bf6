import type { PetitionEvent } from '@huiyin/contracts';
import { asOrgId, type Clock } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { heldBy, latestClock } from '@huiyin/time';
import { withTimePassed } from '../domain/petition/overdue.js';
import { petitionAggregate } from '../domain/petition/petition.aggregate.js';
import type { Petition } from '../domain/petition/state/petition.js';
import { CITY } from './city.js';
import { story } from './petition-story.js';

/** A petition after a story, under a decision to come. */
export const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);

/** The latest clock of a timer in a petition, of one body where it is named; nothing where none ever ran. */
export const clockOf = (petition: Petition, timer: string, body?: string): Clock | undefined =>
  petition.stage === 'none' ? undefined : latestClock(petition.clocks, timer, body === undefined ? undefined : heldBy(asOrgId(body)));

/** The same of a story that was told. */
export const clockIn = (timer: string, ...told: Parameters<typeof story>): Clock | undefined => clockOf(story(...told), timer);

const NOTHING = () => ({ kind: 'recorded', events: [] }) as const;

/** What is recorded when nobody does anything until then. */
export const nothingUntil = (at: string, ...told: Parameters<typeof story>) =>
  after(...told)
    .at(at)
    .when<PetitionEvent>(withTimePassed(NOTHING));

/** Only the events that end clocks unmet or follow from it, by name and timer. */
export const ends = (events: readonly PetitionEvent[]): readonly string[] =>
  events.map((event) =>
    'clock' in event.data && typeof event.data.clock === 'object' ? `${event.type} ${event.data.clock.timer}` : event.type,
  );
