import type { PetitionEvent } from '@huiyin/contracts';
import { refused, type Decide, type FileRef, type LocalDate } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { recordDecided } from '../closing.js';
import { instantOn } from '../matter-clocks.js';
import type { Petition } from '../state/petition.js';

export interface RecordAgreement {
  /** 4 mediated (调解), 5 settled (和解). */
  readonly outcome: '4' | '5';
  readonly agreedOn: LocalDate;
  readonly agreement?: FileRef;
}

/**
 * 调解、和解 (REG-33): both sides signed, so the reply is in the petitioner's hand. The duty to handle is met on the day of the agreement,
 * also where that is recorded later.
 */
export const recordAgreement =
  (request: RecordAgreement): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'handling' && petition.stage !== 'performing') {
      return refused('petition.not-in-handling', { stage: petition.stage });
    }
    const denied = notAllowed('reply', petition.holder, moment);
    if (denied !== undefined) return denied;
    if (request.agreedOn > dayOf(moment.at)) return refused('petition.agreed-in-future', { field: 'agreedOn' });
    const fact: PetitionEvent = { type: 'AgreementRecorded', data: { agency: petition.holder, ...request } };

    return recordDecided(petition, { fact, by: petition.holder, at: instantOn(request.agreedOn, moment) }, moment);
  };
