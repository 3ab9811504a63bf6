import type { PetitionEvent } from '@huiyin/contracts';
import { ignored, notYet, recorded, type Decide } from '@huiyin/kernel';
import type { DataOfEvent } from '../state/matter.js';
import type { Petition, Registered } from '../state/petition.js';

/**
 * 程序终结 (REV-10) on hearing's word: no right to review is open any more. Services may be heard later than that: it waits for the closing.
 * While the matter is handled again, remedies against the old opinion end nothing.
 */
export const endProcedure =
  (ground: 'no-request-in-time' | 're-review-served'): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'replying' && petition.outcome.kind === 'opinion') return notYet('not-closed');
    if (petition.stage !== 'closed') return ignored('nothing-to-end');

    return recorded<PetitionEvent>({ type: 'ProcedureEnded', data: { ground, endedAt: moment.at } });
  };

const linkedAsOf = ({ links }: Registered, main: string): number => links.find(({ to }) => to === main)?.asOf ?? 0;

/** The end of a main matter, as it was told. */
export interface MainEnd {
  readonly main: string;
  /** Its place in the history of the main matter. */
  readonly sequence: number;
}

/**
 * A linked repeat ends together with its main matter (INV-16), once its own reply was served. An end from before the link is none for
 * it: the matter was taken up again, and runs.
 */
export const endWithMain =
  ({ main, sequence }: MainEnd): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage !== 'replying' && petition.stage !== 'closed') return ignored('not-waiting-for-main');
    if (petition.outcome.kind !== 'linked' || petition.outcome.to !== main) return ignored('not-linked-to-it');
    if (sequence <= linkedAsOf(petition, main)) return ignored('linked-since');
    if (petition.stage === 'replying') return notYet('not-closed');

    return recorded<PetitionEvent>({ type: 'ProcedureEnded', data: { ground: 'linked', endedAt: moment.at } });
  };

/** A request for review that was accepted after the end — for cause, or because a date was corrected — takes the end back. */
export const reopenProcedure =
  ({ requestId, forCause }: { readonly requestId: string; readonly forCause: boolean }): Decide<Petition, PetitionEvent> =>
  (petition) => {
    if (petition.stage !== 'ended' || petition.ground !== 'no-request-in-time') return ignored('not-ended');
    const ground: DataOfEvent<'ProcedureReopened'>['ground'] = forCause ? 'late-request-accepted' : 'correction';

    return recorded<PetitionEvent>({ type: 'ProcedureReopened', data: { ground, ref: requestId } });
  };
