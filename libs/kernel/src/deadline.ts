import { toInstant, type Instant } from './instant.js';

/** What must happen when. Computed from the state, so it can neither be forgotten nor left over. */
export interface Deadline {
  /** Unique within the record, for example `missed:T-HANDLE/q-zjj/1`. */
  readonly name: string;
  readonly at: Instant;
  /** `business`: the lawful clock (moved in development). `machine`: claims of effects and back-off. */
  readonly clock: 'business' | 'machine';
}

/** A machine deadline that is due at once (the start of an effect). */
export const AT_ONCE: Instant = toInstant(0);
