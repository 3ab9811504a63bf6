import { toInstant, type Actor, type BusinessClock, type DomainEvent, type Instant, type Moment } from '@huiyin/kernel';

import type { Counters } from '../counters.js';
import type { Directories, FaultListener } from '../ports.js';
import type { RecordKind } from '../record-kind.js';

/** What decisions of one store are made with. */
export interface Setting<State, Event extends DomainEvent> {
  readonly kind: RecordKind<State, Event>;
  readonly clock: BusinessClock;
  readonly directories: Directories;
  /** The platform itself: who acts in reactions and deadlines. */
  readonly system: Actor;
  readonly machineNow: () => Date;
  readonly newId: () => string;
  readonly counters: Counters;
  readonly faults: FaultListener;
}

/** On whose word something is recorded, and when. */
export interface Word {
  readonly at: Instant;
  readonly actor: Actor;
  readonly cause: string;
  readonly correlation: string;
}

export const momentOf = <State, Event extends DomainEvent>(setting: Setting<State, Event>, { at, actor }: Word): Moment => ({
  at,
  machine: toInstant(setting.machineNow()),
  actor,
  directory: setting.directories.current(),
});
