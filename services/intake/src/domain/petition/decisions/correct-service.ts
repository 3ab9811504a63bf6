import type { PetitionEvent } from '@huiyin/contracts';
import { ignored, recorded, type ClockEvent, type Decide, type LocalDate, type Moment, type StaffId } from '@huiyin/kernel';
import { clockRecomputed, heldBy, latestClock } from '@huiyin/time';
import type { Petition, Registered } from '../state/petition.js';

/** A date of service that was recorded wrongly, as notify tells it. */
export interface CorrectedService {
  readonly letterId: string;
  readonly ref?: string;
  readonly was: LocalDate;
  readonly servedOn: LocalDate;
  readonly reason: string;
  readonly approvedBy: StaffId;
}

/** An order to handle again counts from its service on the agency (T-REDO). */
const redoAnew = (petition: Registered, { ref, servedOn }: CorrectedService, moment: Moment): readonly ClockEvent[] => {
  const review = petition.reviews.find(({ opinionId, reopened }) => reopened && opinionId === ref);
  const clock = review === undefined ? undefined : latestClock(petition.clocks, 'T-REDO', heldBy(review.below));

  return clock === undefined ? [] : clockRecomputed(clock, { startedAt: servedOn, cause: 'FactCorrected' }, moment);
};

/** 更正 (INV-17): the old date stays in the record, what was counted from it is counted anew. Rights to review are counted by hearing. */
export const correctService =
  (correction: CorrectedService, isOnAgency: boolean): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return ignored('unknown-petition');
    const { letterId, was, servedOn, reason, approvedBy } = correction;
    const anew = isOnAgency ? redoAnew(petition, correction, moment) : [];
    if (anew.length === 0 && !petition.services.some((service) => service.letterId === letterId)) return ignored('not-a-reply');
    const data = { fact: 'served-on', ref: letterId, was, now: servedOn, reason, approvedBy } as const;

    return recorded<PetitionEvent>({ type: 'FactCorrected', data }, ...anew);
  };
