import type { PetitionEvent } from '@huiyin/contracts';
import { refused, type Decide, type Decision } from '@huiyin/kernel';
import { notAllowed, UNKNOWN } from '../acting.js';
import { recordDecided } from '../closing.js';
import type { InTriage, Petition } from '../state/petition.js';

/** Reasons for which no reply is due (INV-1). What was passed to a discipline body is filed with the passing. */
export const FILING_REASONS = ['thanks', 'anonymous', 'unclear'] as const;
export type FilingReason = (typeof FILING_REASONS)[number];

const unfounded = ({ facts }: InTriage, reason: FilingReason): Decision<never> | undefined => {
  if (reason === 'thanks' && facts.kind !== 'suggestion') return refused('petition.reply-is-due', { kind: facts.kind });
  if (reason === 'anonymous' && facts.petitioners.length > 0) return refused('petition.not-anonymous');

  return undefined;
};

/** 存 (§3.1): thanks, or what nobody can be answered on, is kept on file by the office with the reason. */
export const filePetition =
  (reason: FilingReason): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'triage') return refused('petition.not-in-triage', { stage: petition.stage });
    const denied = notAllowed('file-without-reply', petition.holder, moment) ?? unfounded(petition, reason);
    if (denied !== undefined) return denied;
    const fact: PetitionEvent = { type: 'PetitionFiled', data: { by: petition.holder, reason } };

    return recordDecided(petition, { fact, by: petition.holder }, moment);
  };
