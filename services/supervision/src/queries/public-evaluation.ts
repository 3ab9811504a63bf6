import { publicClock, untilEndOf, type NextStep } from '@huiyin/host';
import type { Clock, Directory, OrgId } from '@huiyin/kernel';
import { evaluationClock } from '../domain/supervision/invite-evaluation.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';

/** What was evaluated may be changed once within the time (EVA-W): it is still open while the clock says so. */
const openClock = ({ evaluation, book }: Supervision): Clock | undefined => {
  const clock = evaluationClock(book);

  return evaluation.stage === 'invited' && clock?.state === 'running' ? clock : undefined;
};

const namesOf = ({ evaluation }: Supervision, directory: Directory): readonly string[] => {
  if (evaluation.stage === 'none') return [];
  const { office, agency } = evaluation.invitation;

  return [office, agency].filter((org) => org !== undefined).map((org: OrgId) => directory.organisations.get(org)?.name ?? org);
};

/** 请您评价: open to the petitioner until the end of his time to evaluate. */
export const nextInEvaluation = (state: Supervision, directory: Directory): readonly NextStep[] => {
  const clock = openClock(state);

  return clock === undefined ? [] : [untilEndOf({ action: 'evaluate', at: namesOf(state, directory) }, publicClock(clock, directory))];
};

/** 满意度评价 as the petitioner is shown it. */
export const publicEvaluation = (state: Supervision, directory: Directory) => {
  const { matter, evaluation } = state;
  const invitation = evaluation.stage === 'none' ? undefined : evaluation.invitation;

  return {
    ...(matter.known ? { number: matter.number } : {}),
    stage: evaluation.stage,
    ...(invitation === undefined ? {} : { until: invitation.until, office: invitation.office }),
    ...(invitation?.agency === undefined ? {} : { agency: invitation.agency }),
    ...(evaluation.stage === 'given' ? { scores: evaluation.scores } : {}),
    next: nextInEvaluation(state, directory),
  };
};
