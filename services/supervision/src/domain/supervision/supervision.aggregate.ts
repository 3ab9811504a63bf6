import type { SupervisionEvent } from '@huiyin/contracts';
import type { Aggregate } from '@huiyin/kernel';
import { clockDeadlines } from '@huiyin/time';
import { dueDeadline } from './due.js';
import { evolve } from './evolve.js';
import { UNWATCHED, type Supervision } from './supervision.state.js';

/** 督查督办: one record per matter, with the matter's id. */
export const supervisionAggregate: Aggregate<Supervision, SupervisionEvent> = {
  name: 'supervision.supervision',
  shape: 2,
  initial: UNWATCHED,
  evolve,
  deadlines: (state) => clockDeadlines(state.book),
  due: (_state, deadline) => dueDeadline(deadline),
};
