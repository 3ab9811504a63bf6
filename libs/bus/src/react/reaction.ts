import type { Reaction } from '@huiyin/records';

/** A handler reacts with nothing, one record's change, or several: one write per record. */
export type Reactions = Reaction | readonly Reaction[] | undefined;
