import type { SupervisionEvent } from '@huiyin/contracts';
import { recomputeController, WITH_RUNNING_CLOCK } from '@huiyin/host';
import type { Clock } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { SUPERVISIONS } from '../aggregates.js';
import type { Supervision } from '../domain/supervision/supervision.state.js';

/** The invitation names the last day to evaluate: it moves with the clock. */
const movedWindow = ({ evaluation }: Supervision, clock: Clock): readonly SupervisionEvent[] => {
  if (clock.timer !== 'T-EVAL' || evaluation.stage === 'none') return [];
  const { letterId = clock.id } = evaluation.invitation;
  const data = { letterId, servedOn: dayOf(clock.startedAt), until: clock.lastDay, reopened: false };

  return [{ type: 'EvaluationWindowMoved', data } as SupervisionEvent];
};

/** 期限重算 of the clocks that supervision owns; the copies of others follow the events of their owners. */
export const RecomputeController = recomputeController(SUPERVISIONS, {
  clocksOf: ({ book }) => book,
  reads: ['state.book'],
  selections: [WITH_RUNNING_CLOCK],
  follow: (state, changed) => changed.flatMap((clock) => movedWindow(state, clock)),
});
