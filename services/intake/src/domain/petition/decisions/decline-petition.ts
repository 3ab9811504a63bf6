import type { PetitionEvent } from '@huiyin/contracts';
import { refused, type Decide } from '@huiyin/kernel';
import { notAllowed, UNKNOWN } from '../acting.js';
import { recordDecided } from '../closing.js';
import type { Petition } from '../state/petition.js';
import { isDirectable } from './show-way.js';

export interface DeclinePetition {
  readonly reason: string;
  readonly legalBasis: string;
  /** The right place to go; without one nothing may be declined. */
  readonly whereToGo: string;
}

/** 不予受理 (L02): not its power, with the reason, the legal basis, and where to go (REG-23a). */
export const declinePetition =
  ({ reason, legalBasis, whereToGo }: DeclinePetition): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (!isDirectable(petition)) return refused('petition.not-passed', { stage: petition.stage });
    const by = petition.holder;
    const denied = notAllowed('decline', by, moment);
    if (denied !== undefined) return denied;
    if (petition.facts.kind === 'report') return refused('petition.report-needs-discipline-body');
    const fact: PetitionEvent = { type: 'PetitionDeclined', data: { by, reason, legalBasis, whereToGo } };

    return recordDecided(petition, { fact, by }, moment);
  };
