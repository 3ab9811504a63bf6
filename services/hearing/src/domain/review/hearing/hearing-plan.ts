import { refused, type Decision, type Instant, type Moment, type StaffId } from '@huiyin/kernel';
import { dayOf, earliestDay } from '@huiyin/time';
import { regionOf } from '../review.events.js';
import type { Request, Review } from '../review.state.js';
import { ruleFor } from '../rules-for.js';
import { barred } from '../team.js';

/** Who hears, and when: what a notice says, and the notice that takes its place when the hearing is put off. */
export interface HearingPlan {
  readonly procedure: 'ordinary' | 'simple';
  readonly at: Instant;
  readonly presiding: StaffId;
  readonly panel: readonly StaffId[];
  readonly recorder: StaffId;
  /** 经信访人书面同意: notice may be shortened with the petitioner's written consent. */
  readonly shortNoticeConsent: boolean;
}

export interface Planned {
  readonly request: Request;
  readonly plan: HearingPlan;
}

/** Parameter of the rule sets that holds the least number of officers. */
const PANEL = { ordinary: 'minimum-panel', simple: 'minimum-panel-simple' } as const;

const sizeRefusal = ({ request, plan }: Planned, moment: Moment): Decision<never> | undefined => {
  const officers = [plan.presiding, ...plan.panel];
  const least = ruleFor(request.reviewer, PANEL[plan.procedure], moment);
  if (new Set(officers).size !== officers.length) return refused('hearing.officer-twice');
  if (plan.panel.length % 2 === 0) return refused('hearing.panel-not-odd', { panel: plan.panel.length });

  return plan.panel.length < least ? refused('hearing.panel-too-small', { least }) : undefined;
};

/** INV-7: an odd panel of at least the size of the procedure, without an investigator, an interested person, or anyone who decided below. */
const panelRefusal = (review: Review, planned: Planned, moment: Moment): Decision<never> | undefined => {
  const { request, plan } = planned;
  const officers = [plan.presiding, ...plan.panel];
  const no = sizeRefusal(planned, moment);
  if (no !== undefined) return no;
  const investigators = officers.filter((officer) => request.team?.members.includes(officer) === true);
  if (investigators.length > 0) return refused('hearing.investigator-on-panel', { officers: investigators });
  const recused = officers.filter((officer) => request.recused.includes(officer));
  if (recused.length > 0) return refused('hearing.officer-recused', { officers: recused });
  const notAllowed = barred(review, request, officers);

  return notAllowed.length > 0 ? refused('hearing.officer-decided-below', { officers: notAllowed }) : undefined;
};

/** T-HEAR-NOTICE counts backwards: not held earlier than so many days after the notice, but for the petitioner's consent. */
const dayRefusal = ({ request, plan }: Planned, moment: Moment): Decision<never> | undefined => {
  if (plan.at <= moment.at) return refused('hearing.day-has-passed', { at: plan.at });
  if (plan.shortNoticeConsent) return undefined;
  const today = dayOf(moment.at);
  const org = request.reviewer;
  const earliest = earliestDay(today, { timer: 'T-HEAR-NOTICE', region: regionOf(org, moment), org, on: today }, moment.directory);

  return dayOf(plan.at) < earliest ? refused('hearing.notice-too-short', { earliest }) : undefined;
};

/** Why a hearing may not be noticed so. */
export const planRefusal = (review: Review, planned: Planned, moment: Moment): Decision<never> | undefined =>
  panelRefusal(review, planned, moment) ?? dayRefusal(planned, moment);
