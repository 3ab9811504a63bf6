import { PetitionRegistered, SAMPLE } from '@huiyin/contracts';
import {
  toInstant,
  type Clock,
  type Deadline,
  type Directory,
  type DomainEvent,
  type LocalDate,
  type Moment,
  type Recorded,
} from '@huiyin/kernel';
import { toStored } from '@huiyin/records';
import { addDays, dayOf, heldBy, startClock } from '@huiyin/time';
import type { Collection } from 'mongodb';
import { v7 as newId } from 'uuid';

import type { AnyKind } from '../../records/kinds-of-service.js';

/** Clocks began on each of these days; 60 days later some of them end in the week of the holiday that the older edition does not know. */
const [FIRST_START, START_DAYS] = ['2026-06-12' as LocalDate, 60];
/** The business clock of the measurement. */
export const NOW = toInstant('2026-08-10T12:00:00+08:00');
/** Kinds of content: a city's petitions of one day are not all about one thing. */
const CLASSES = 90;
const BATCH = 1_000;
/** About the size of a real request once it is sealed. */
const LONG_WORDS = `${SAMPLE.sealed}`.replace('c2FtcGxlLXRleHQ', 'x'.repeat(1_500));

const clerk = { id: SAMPLE.staff, org: SAMPLE.office, roles: ['registrar'] } as const;

const recorded = (event: DomainEvent, seq: number, at: Moment['at']): Recorded<DomainEvent> => ({
  ...event,
  ...{ seq, id: newId(), at, actor: clerk, cause: newId(), correlation: newId() },
});

const handlingClock = (number: number, directory: Directory): Clock => {
  const at = toInstant(`${addDays(FIRST_START, number % START_DAYS)}T09:00:00+08:00`);
  const moment = { at, machine: at, actor: clerk, directory };

  const clock = startClock(
    { timer: 'T-HANDLE', holder: heldBy(SAMPLE.agency), supervisor: SAMPLE.office, region: SAMPLE.region, cause: 'PetitionAccepted' },
    moment,
  );

  // Warnings whose day has come were given: the sweep would give them all at once otherwise, and be measured with the rest.
  return { ...clock, warned: clock.warnings.filter((warning) => warning.at <= NOW).map(({ level }) => level) };
};

const earliest = (deadlines: readonly Deadline[]): Date | null => {
  const [first] = [...deadlines].sort((a, b) => a.at.localeCompare(b.at));

  return first === undefined ? null : new Date(first.at);
};

/** A petition with one open clock, as the store would have written it: its state is the fold of its history. */
const openPetition = ({ aggregate, search }: AnyKind, number: number, directory: Directory) => {
  const clock = handlingClock(number, directory);
  const { withheld } = SAMPLE;
  const words = { title: SAMPLE.sealed, content: LONG_WORDS, number: `XF9901022026B${String(number).padStart(9, '0')}` };
  const about = { petitionDate: dayOf(clock.startedAt), contentClass: `${10 + (number % CLASSES)}0100` };
  const data = {
    ...PetitionRegistered.sample,
    ...words,
    ...about,
    platform: { name: 'bench', number: `B${number}` },
    queryCodeHash: `b1:${number}`,
  };
  const history = [
    recorded({ type: 'PetitionRegistered', data: { ...data, receivedAt: clock.startedAt } }, 1, clock.startedAt),
    recorded({ type: 'ClockStarted', data: { clock, withheld } }, 2, clock.startedAt),
  ];
  const state = history.reduce((before, event) => aggregate.evolve(before, event), aggregate.initial);
  const deadlines = aggregate.deadlines(state);
  const id = newId();

  return {
    ...{ _id: id, key: id, shape: aggregate.shape, revision: 1, batch: 'bench', version: history.length, state, deadlines },
    history: toStored(history),
    ...{ nextDueAt: earliest(deadlines), retryAt: null, search: search?.(state) ?? [], heard: {}, waiting: [], answered: {} },
    ...{ published: history.length, unpublishedSince: null },
  };
};

/** Lays so many petitions with one open clock each into the collection. */
export const layOpenPetitions = async (
  { collection, kind, directory }: { readonly collection: Collection; readonly kind: AnyKind; readonly directory: Directory },
  count: number,
): Promise<void> => {
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => openPetition(kind, from + n, directory));
    await collection.insertMany(batch as never, { ordered: false, ignoreUndefined: true });
  }
};
