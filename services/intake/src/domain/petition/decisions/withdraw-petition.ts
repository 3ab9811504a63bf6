import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { notAllowed, UNKNOWN } from '../acting.js';
import { decided } from '../closing.js';
import { cancelClocks } from '../settle-clocks.js';
import { evolveAll } from '../state/evolve.js';
import type { Petition, Registered } from '../state/petition.js';

export interface WithdrawPetition {
  /** The petitioner who withdraws. */
  readonly by: string;
  /** How it was told, by the dictionary `petition-form`. */
  readonly way: string;
}

/** One signatory cannot withdraw for all; a representative can (REG-20b). */
const mayWithdraw = ({ facts }: Registered, by: string): Decision<never> | undefined => {
  const person = facts.petitioners.find(({ id }) => id === by);
  if (person === undefined) return refused('petition.unknown-petitioner', { field: 'by' });
  if (facts.petitioners.length > 1 && !person.representative) return refused('petition.withdrawal-needs-representative');

  return undefined;
};

/** 撤回: the petitioner withdraws while the matter is not decided; it may be raised again (L36). No clock is held against anyone. */
export const withdrawPetition =
  ({ by, way }: WithdrawPetition): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    const { stage } = petition;
    if (stage === 'replying' || stage === 'closed' || stage === 'ended') return refused('petition.already-decided', { stage });
    const isOffice = moment.actor.org === petition.facts.registeredBy;
    const denied = isOffice ? authorise(moment.actor, 'withdraw') : notAllowed('withdraw', petition.holder, moment);
    const refusal = denied ?? mayWithdraw(petition, by);
    if (refusal !== undefined) return refusal;
    const cancelled = cancelClocks(petition, 'PetitionWithdrawn', moment);
    const state = evolveAll(petition, cancelled, moment.at);
    const recordedBy = moment.actor.org;
    const fact: PetitionEvent = { type: 'PetitionWithdrawn', data: { by, recordedBy, way, outcome: '6' } };

    return recorded<PetitionEvent>(...cancelled, ...decided(state as Registered, { fact, by: recordedBy }, moment));
  };
