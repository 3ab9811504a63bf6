import { ignored, recorded, refused, type Decision, type Instant, type Moment, type Sealed } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { endOversight } from './end-oversight.js';
import type { Invitation } from './evaluation.state.js';
import { inTurn } from './in-turn.js';
import { evaluationClock } from './invite-evaluation.js';
import { meetClock } from './meet-clock.js';
import { openFollowUps } from './open-follow-ups.js';
import type { Scores } from './supervision.terms.js';
import type { Supervision } from './supervision.state.js';
import type { Rule } from './supervision-event.js';

export interface GiveEvaluation {
  readonly scores: Scores;
  readonly remark?: Sealed;
  /** The petitioner with the query code, or staff of the office who asked and wrote it down. */
  readonly by: 'petitioner' | 'staff';
  /** Which petitioner of a joint matter; the invited one by default. */
  readonly person?: string;
}

/** EVA-W: what was evaluated may be changed once within the time. */
const MOST_EVALUATIONS = 2;

const isOver = (clock: { readonly due: Instant } | undefined, at: Instant): boolean => clock === undefined || at >= clock.due;

/** Nobody enters how the agency was found but the petitioner, and the office that asked (EVA-R: faking is punished). */
const deniedTo = ({ by }: GiveEvaluation, { office }: Invitation, { actor }: Moment): Decision<never> | undefined => {
  if (by === 'petitioner') return undefined;
  if (actor.org !== office) return refused('supervision.not-the-office', { office });

  return authorise(actor, 'evaluate');
};

const isPetitioner = (person: string, { matter }: Supervision): boolean => matter.known && matter.petitioners.includes(person);

/** Sent twice is not changed: it does not use up the one change. */
const isRepeat = ({ scores, remark }: GiveEvaluation, { evaluation }: Supervision): boolean =>
  evaluation.stage === 'given' &&
  remark === undefined &&
  evaluation.scores.office === scores.office &&
  evaluation.scores.agency === scores.agency;

const refusalOf = (request: GiveEvaluation, state: Supervision, moment: Moment): Decision<never> | undefined => {
  const { evaluation } = state;
  if (evaluation.stage === 'none') return refused('supervision.not-invited');
  const denied = deniedTo(request, evaluation.invitation, moment);
  if (denied !== undefined) return denied;
  if (evaluation.stage === 'given' && evaluation.times >= MOST_EVALUATIONS) return refused('supervision.evaluation-already-changed');
  if (isOver(evaluationClock(state.book), moment.at)) return refused('supervision.evaluation-too-late');

  return isPetitioner(request.person ?? evaluation.invitation.person, state) ? undefined : refused('supervision.unknown-petitioner');
};

/** 满意度评价: two scores, for the petition office and the agency (EVA-3), within T-EVAL. */
export const giveEvaluation =
  (request: GiveEvaluation): Rule =>
  (state, moment) => {
    const refusal = refusalOf(request, state, moment);
    if (refusal !== undefined || state.evaluation.stage === 'none') return refusal ?? refused('supervision.not-invited');
    if (isRepeat(request, state)) return ignored('same-evaluation');
    const { invitation } = state.evaluation;
    const met = meetClock(evaluationClock(state.book)?.id, { cause: 'EvaluationGiven' });
    const remark = request.remark === undefined ? {} : { remark: request.remark };
    const given = { person: request.person ?? invitation.person, ...request.scores, ...remark, givenAt: moment.at };

    return inTurn(met, () => recorded({ type: 'EvaluationGiven', data: given }), openFollowUps, endOversight)(state, moment);
  };
