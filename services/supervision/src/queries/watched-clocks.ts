import type { Directory, Instant } from '@huiyin/kernel';
import { byStart, clockDetails, type ClockDetails } from '@huiyin/time';
import type { Supervision } from '../domain/supervision/supervision.state.js';

/** 期限台账 over all services: whose clock it is stands beside it. */
export interface WatchedClock extends ClockDetails {
  readonly service: string;
}

/** Every clock of a matter: those that other services run, as last heard of, and those of supervision. The first started first. */
export const watchedClocks = (state: Supervision, directory: Directory, now: Instant): readonly WatchedClock[] =>
  [...state.noted, ...Object.values(state.book).map((clock) => ({ service: 'supervision', clock }))]
    .sort((a, b) => byStart(a.clock, b.clock))
    .map(({ service, clock }) => ({ service, ...clockDetails(clock, directory, now) }));
