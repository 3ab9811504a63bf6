import { assertNever, recorded, refused, toInstant, type Aggregate, type Decide, type Instant } from '@huiyin/kernel';
import type { RecordKind } from '@huiyin/records';
import { Counted, Reminded, type CounterEvent } from './counter.events.js';

export interface Counter {
  readonly count: number;
  readonly note: string;
  readonly remindAt: Instant | undefined;
}

const counter: Aggregate<Counter, CounterEvent> = {
  name: 'intake.counter',
  shape: 1,
  initial: { count: 0, note: '', remindAt: undefined },
  evolve: (state, event) => {
    switch (event.type) {
      case 'Counted':
        return { count: state.count + event.data.by, note: event.data.note, remindAt: toInstant(event.data.remindAt) };
      case 'Reminded':
        return { ...state, remindAt: undefined };
      default:
        return assertNever(event);
    }
  },
  deadlines: ({ remindAt }) => (remindAt === undefined ? [] : [{ name: 'remind', at: remindAt, clock: 'business' }]),
  due: () => (state) => recorded({ type: 'Reminded', data: { count: state.count } }),
};

export const COUNTERS: RecordKind<Counter, CounterEvent> = {
  aggregate: counter,
  collection: 'counters',
  topic: Counted.topic,
  definitions: [Counted, Reminded],
  key: (id) => id,
};

const MOST = 10;
const WEEK_MS = 7 * 24 * 3_600_000;

export const count =
  (by: number, note: string): Decide<Counter, CounterEvent> =>
  (state, { at }) => {
    if (state.count + by > MOST) return refused('counter.full', { most: MOST });

    return recorded({ type: 'Counted', data: { by, note, remindAt: toInstant(Date.parse(at) + WEEK_MS) } });
  };
