import type { PetitionEvent } from '@huiyin/contracts';
import { refused, type Decide, type Decision } from '@huiyin/kernel';
import { notAllowed, UNKNOWN } from '../acting.js';
import { recordDecided } from '../closing.js';
import type { InHandling, InTriage, Passed, Petition, Registered } from '../state/petition.js';

export interface ShowWay {
  /** 1 court, procuratorate, police; 2 arbitration; 3 Party procedure; 4 administrative procedure (REG-31). */
  readonly route: 1 | 2 | 3 | 4;
  readonly procedure: string;
  /** The body to turn to, as the petitioner is told. */
  readonly body: string;
  readonly reason: string;
}

/** An agency that received it, one deemed to have accepted, or the office itself: for a court matter it explains and directs (REG-22b). */
type Directable = InTriage | Passed | InHandling;
export const isDirectable = (petition: Registered): petition is Directable =>
  petition.stage === 'triage' || petition.stage === 'passed' || (petition.stage === 'handling' && petition.handling.deemed);

const forbidden = (petition: Directable): Decision<never> | undefined =>
  petition.facts.kind === 'report' ? refused('petition.report-needs-discipline-body') : undefined;

/** 导入其他程序 (routes 1–4, L10): the matter has a procedure of its own; the petitioner is shown the way there. */
export const showWay =
  ({ route, procedure, body, reason }: ShowWay): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (!isDirectable(petition)) return refused('petition.not-passed', { stage: petition.stage });
    const agency = petition.holder;
    const denied = notAllowed('reply', agency, moment) ?? forbidden(petition);
    if (denied !== undefined) return denied;
    const fact: PetitionEvent = { type: 'WayShown', data: { agency, route, procedure, body, reason } };

    return recordDecided(petition, { fact, by: agency }, moment);
  };
