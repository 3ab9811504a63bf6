import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment } from '@huiyin/kernel';
import { isHeadOf } from '@huiyin/policy';
import { UNKNOWN } from '../acting.js';
import { sortingStarted } from '../sorting-clocks.js';
import type { Petition, Registered } from '../state/petition.js';

const forbidden = (petition: Registered, to: string, { actor }: Moment): Decision<never> | undefined => {
  if (!isHeadOf(actor, petition.facts.registeredBy)) return refused('petition.correction-needs-head');
  if (!petition.links.some((link) => link.to === to)) return refused('petition.not-linked');

  return petition.stage === 'closed' || petition.stage === 'ended' ? refused('petition.already-closed') : undefined;
};

/** 作废 of a link (INV-17): it was not the same matter after all. A repeat whose reply is still on its way is sorted anew by its office. */
export const voidLink =
  (to: string, reason: string): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    const denied = forbidden(petition, to, moment);
    if (denied !== undefined) return denied;
    const data = { step: 'PetitionLinked', ref: to, reason, approvedBy: moment.actor.id };
    const body = petition.stage === 'replying' && petition.outcome.kind === 'linked' ? petition.outcome.body : undefined;

    return recorded<PetitionEvent>(
      { type: 'RecordVoided', data },
      ...(body === undefined ? [] : sortingStarted(petition, { body, cause: 'RecordVoided', at: moment.at }, moment)),
    );
  };
