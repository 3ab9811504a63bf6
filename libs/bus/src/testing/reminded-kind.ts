import { eventsOf, type EventOf } from '@huiyin/contracts';
import { recorded, toInstant, type Aggregate, type Decide } from '@huiyin/kernel';
import type { RecordKind } from '@huiyin/records';
import { z } from 'zod';

const define = eventsOf('supervision', 'supervision');

export const Begun = define({
  name: 'Begun',
  title: 'test',
  schema: z.object({ due: z.string() }),
  sample: { due: '2026-08-10T00:00:00.000Z' },
});
export const Met = define({ name: 'Met', title: 'test', schema: z.object({}), sample: {} });
export const Missed = define({ name: 'Missed', title: 'test', schema: z.object({}), sample: {} });
export type DutyEvent = EventOf<typeof Begun> | EventOf<typeof Met> | EventOf<typeof Missed>;

export interface Duty {
  readonly due: string | null;
  readonly end: 'met' | 'missed' | null;
}

/** A duty that is missed unless it was met before it was due. */
const duty: Aggregate<Duty, DutyEvent> = {
  name: 'supervision.supervision',
  shape: 1,
  initial: { due: null, end: null },
  evolve: (state, event) => {
    if (event.type === 'Begun') return { ...state, due: event.data.due };

    return { due: null, end: event.type === 'Met' ? 'met' : 'missed' };
  },
  deadlines: ({ due }) => (due === null ? [] : [{ name: 'missed', at: toInstant(due), clock: 'business' }]),
  due: () => () => recorded({ type: 'Missed', data: {} }),
};

export const dutyKind: RecordKind<Duty, DutyEvent> = {
  aggregate: duty,
  collection: 'duties',
  topic: Begun.topic,
  definitions: [Begun, Met, Missed],
  key: (id) => id,
};

export const begin =
  (due: string): Decide<Duty, DutyEvent> =>
  () =>
    recorded({ type: 'Begun', data: { due } });

export const meet: Decide<Duty, DutyEvent> = () => recorded({ type: 'Met', data: {} });
