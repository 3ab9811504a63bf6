import { ignored, recorded, type Moment, type OrgId } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import type { FollowUp, Invitation } from './evaluation.state.js';
import { forEach } from './in-turn.js';
import { begun, ownClock } from './own-clock.js';
import type { Satisfaction, Scores } from './supervision.terms.js';
import type { Supervision } from './supervision.state.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

type Reason = Extract<Satisfaction, '3' | '4' | '5'>;
const isReason = (score: Satisfaction): score is Reason => score === '3' || score === '4' || score === '5';

const LAPSED: Scores = { office: '5', agency: '5' };

const scoresOf = ({ evaluation }: Supervision): Scores | undefined => {
  if (evaluation.stage === 'given') return evaluation.scores;

  return evaluation.stage === 'lapsed' ? LAPSED : undefined;
};

interface Task {
  readonly holder: OrgId;
  readonly duty: FollowUp['duty'];
  readonly why: Reason;
}

/** Both duty holders follow the matter up: the office what it registered, the agency its own (FST-5, S1-09, S1-10). */
const tasksFor = (scores: Scores, { office, agency }: Invitation): readonly Task[] => {
  const score = (own: Satisfaction, other: Satisfaction): Reason | undefined => [own, other].find(isReason);
  const ofOffice = score(scores.office, scores.agency);
  const ofAgency = score(scores.agency, scores.office);
  if (ofOffice === undefined || ofAgency === undefined) return [];
  const bureau: Task = { holder: office, duty: 'petition-office', why: ofOffice };

  return agency === undefined || agency === office ? [bureau] : [bureau, { holder: agency, duty: 'agency', why: ofAgency }];
};

const dueTasks = (state: Supervision, { directory }: Moment): readonly Task[] => {
  const scores = scoresOf(state);
  if (scores === undefined || state.evaluation.stage === 'none') return [];

  return tasksFor(scores, state.evaluation.invitation).filter(
    ({ holder }) => !state.followUps.some((one) => one.holder === holder) && mayAddress(holder, state.withheld, directory),
  );
};

const openFollowUp =
  (task: Task): Rule =>
  (state, moment) =>
    recorded<SupervisionEvent>(
      { type: 'FollowUpOpened', data: { followUpId: `f${state.followUps.length + 1}`, ...task } },
      begun(ownClock({ timer: 'T-FOLLOWUP', org: task.holder, cause: 'FollowUpOpened' }, state, moment)),
    );

/** 回访: "not satisfied" and "not evaluated" give one task per duty holder, once (INV-9, T-FOLLOWUP). */
export const openFollowUps: Rule = (state, moment) =>
  dueTasks(state, moment).length === 0 ? ignored('nothing-to-follow-up') : forEach(dueTasks, openFollowUp)(state, moment);
