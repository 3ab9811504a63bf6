import type { EnquiryFacts, OpinionText, PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment, type OrgId, type StaffId } from '@huiyin/kernel';
import { isHeadOf, mayAddress, reviewBodies, supervisorOf } from '@huiyin/policy';
import { dayOf, limitOf } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { decided, personsToServe } from '../closing.js';
import { inOrdinaryProcedure } from '../simple-procedure.js';
import type { DataOfEvent } from '../state/matter.js';
import type { InHandling, Petition } from '../state/petition.js';

export interface IssueOpinion {
  /** 1 support, 2 explain, 3 not support (REG-32). */
  readonly outcome: '1' | '2' | '3';
  readonly text: OpinionText;
  readonly undertaker?: StaffId;
}

/** After an order to handle again the reviewer consents first (REV-6). */
const mayIssue = (petition: InHandling, moment: Moment): Decision<never> | undefined => {
  const denied = notAllowed('issue-opinion', petition.holder, moment);
  if (denied !== undefined) return denied;
  if (!isHeadOf(moment.actor, petition.holder)) return refused('petition.opinion-needs-head');
  const { redo } = petition.handling;

  return redo !== undefined && !redo.consented ? refused('petition.redo-needs-consent') : undefined;
};

/** Copies go to the superior body and to the petition office of the level (domain.md §7.2), where the guard lets them. */
const copiesOf = (petition: InHandling, { directory }: Moment): readonly OrgId[] => {
  const superior = directory.organisations.get(petition.holder)?.superiors[0];
  const office = supervisorOf(petition.holder, directory);
  const bodies = [superior, office].filter((org) => org !== undefined);

  return [...new Set(bodies)].filter((org) => mayAddress(org, petition.withheld, directory));
};

/** By what the petitioner finds his reviews, at hearing. */
const enquiryOf = ({ facts: { queryCodeHash, number, petitioners } }: InHandling): EnquiryFacts => ({
  codeHash: queryCodeHash,
  number,
  petitioners: petitioners.map(({ id, phone, idNumber }) => ({ id, factors: [phone, idNumber].filter((one) => one !== undefined) })),
});

const opinionOf = (petition: InHandling, { outcome, text, undertaker }: IssueOpinion, moment: Moment): DataOfEvent<'OpinionIssued'> => {
  const { facts, opinions, handling, holder: agency } = petition;
  const days = limitOf({ timer: 'T-REVIEW-REQ', region: facts.region, on: dayOf(moment.at) }, moment.directory);
  const round = opinions + 1;

  return {
    opinionId: `o${round}`,
    round,
    agency,
    outcome,
    text,
    remedy: { bodies: [...reviewBodies(agency, moment.directory)], timer: 'T-REVIEW-REQ', days },
    signedBy: moment.actor.id,
    undertaker: undertaker ?? handling.undertaker ?? moment.actor.id,
    petitioners: [...personsToServe(petition)],
    copies: [...copiesOf(petition, moment)],
    enquiry: enquiryOf(petition),
  };
};

/** A request that is not supported is no simple matter (SIM-5, guard): the ordinary procedure holds for its opinion. */
const procedureFor = (petition: InHandling, { outcome }: IssueOpinion, moment: Moment) =>
  outcome === '3' ? inOrdinaryProcedure(petition, { by: petition.holder, ground: 'not-supported' }, moment) : { left: [], petition };

/** 信访处理意见书 (REG-32): request, facts, opinion, legal basis, and to whom and until when one may ask for review (INV-3). */
export const issueOpinion =
  (request: IssueOpinion): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'handling') return refused('petition.not-in-handling', { stage: petition.stage });
    const denied = mayIssue(petition, moment);
    if (denied !== undefined) return denied;
    if (reviewBodies(petition.holder, moment.directory).length === 0) return refused('petition.no-body-to-review');
    const fact: PetitionEvent = { type: 'OpinionIssued', data: opinionOf(petition, request, moment) };
    const { left, petition: standing } = procedureFor(petition, request, moment);

    return recorded(...left, ...decided(standing, { fact, by: petition.holder }, moment));
  };
