import { eventsOf, type EventOf } from '@huiyin/contracts';
import { notYet, recorded, type Aggregate, type Decide } from '@huiyin/kernel';
import type { RecordKind } from '@huiyin/records';
import { z } from 'zod';

const define = eventsOf('supervision', 'supervision');

export const TallyAdded = define({ name: 'TallyAdded', title: 'test', schema: z.object({ n: z.int() }), sample: { n: 1 } });
export type TallyEvent = EventOf<typeof TallyAdded>;

export interface Tally {
  readonly added: readonly number[];
}

/** A small aggregate of a real record store: it adds what it hears. */
const tally: Aggregate<Tally, TallyEvent> = {
  name: 'supervision.supervision',
  shape: 1,
  initial: { added: [] },
  evolve: ({ added }, { data }) => ({ added: [...added, data.n] }),
  deadlines: () => [],
  due: () => () => recorded(),
};

export const tallyKind: RecordKind<Tally, TallyEvent> = {
  aggregate: tally,
  collection: 'tallies',
  topic: TallyAdded.topic,
  definitions: [TallyAdded],
  key: (id) => id,
};

export const add =
  (n: number): Decide<Tally, TallyEvent> =>
  () =>
    recorded({ type: 'TallyAdded', data: { n } });

/** Only once something was added. */
export const addLater =
  (n: number): Decide<Tally, TallyEvent> =>
  ({ added }) =>
    added.length === 0 ? notYet('nothing added yet') : recorded({ type: 'TallyAdded', data: { n } });
