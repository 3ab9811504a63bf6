import { ignored, recorded, type LocalDate } from '@huiyin/kernel';
import { clockRecomputed } from '@huiyin/time';
import { evaluationClock } from './invite-evaluation.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

export interface ServiceDateCorrected {
  readonly letterId: string;
  readonly servedOn: LocalDate;
}

/** 送达日期更正: the window for the evaluation is counted anew from the right day; a right that lapsed by mistake lives on (INV-17). */
export const moveEvaluationWindow =
  ({ letterId, servedOn }: ServiceDateCorrected): Rule =>
  (state, moment) => {
    const { evaluation } = state;
    const clock = evaluationClock(state.book);
    if (evaluation.stage === 'none' || evaluation.invitation.letterId !== letterId || clock === undefined) {
      return ignored('no-evaluation-rests-on-it');
    }
    const events = clockRecomputed(clock, { cause: 'ServiceCorrected', startedAt: servedOn }, moment);
    const anew = events.at(-1)?.data.clock ?? clock;
    const moved = { letterId, servedOn, until: anew.lastDay, reopened: anew.state === 'running' && evaluation.stage === 'lapsed' };

    return recorded<SupervisionEvent>(...events, { type: 'EvaluationWindowMoved', data: moved });
  };
