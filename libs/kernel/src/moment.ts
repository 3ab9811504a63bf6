import type { Actor } from './actor.js';
import type { Directory } from './directory/directory.js';
import type { Instant } from './instant.js';

/** All that a decider may know of the world: the time, who acts, and the directory as it stands. */
export interface Moment {
  /** Now, on the business clock. */
  readonly at: Instant;
  /** Now, on the machine's clock: for claims of effects and back-off only, never for a legal date. */
  readonly machine: Instant;
  readonly actor: Actor;
  readonly directory: Directory;
}
