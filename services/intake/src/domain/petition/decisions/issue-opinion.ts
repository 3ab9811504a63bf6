import type { OpinionText, PetitionEvent } from '@huiyin/contracts';
import { refused, type Decide, type Decision, type Moment, type OrgId, type StaffId } from '@huiyin/kernel';
import { isHeadOf, mayAddress, reviewBodies, supervisorOf } from '@huiyin/policy';
import { dayOf, limitOf } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { personsToServe, recordDecided } from '../closing.js';
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

/** 信访处理意见书 (REG-32): request, facts, opinion, legal basis, and to whom and until when one may ask for review (INV-3). */
export const issueOpinion =
  ({ outcome, text, undertaker }: IssueOpinion): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'handling') return refused('petition.not-in-handling', { stage: petition.stage });
    const denied = mayIssue(petition, moment);
    if (denied !== undefined) return denied;
    const agency = petition.holder;
    const bodies = reviewBodies(agency, moment.directory);
    if (bodies.length === 0) return refused('petition.no-body-to-review');
    const days = limitOf({ timer: 'T-REVIEW-REQ', region: petition.facts.region, on: dayOf(moment.at) }, moment.directory);
    const round = petition.opinions + 1;
    const fact: PetitionEvent = {
      type: 'OpinionIssued',
      data: {
        opinionId: `o${round}`,
        round,
        agency,
        outcome,
        text,
        remedy: { bodies, timer: 'T-REVIEW-REQ', days },
        signedBy: moment.actor.id,
        undertaker: undertaker ?? petition.handling.undertaker ?? moment.actor.id,
        petitioners: personsToServe(petition),
        copies: copiesOf(petition, moment),
      },
    };

    return recordDecided(petition, { fact, by: agency }, moment);
  };
