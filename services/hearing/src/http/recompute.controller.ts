import { recomputeController, WITH_RUNNING_CLOCK, WITHOUT_RUNNING_CLOCK } from '@huiyin/host';
import { REVIEWS } from '../aggregates.js';

/** 期限重算. During a hearing the clock of the re-review may stand still with no other running. */
export const RecomputeController = recomputeController(REVIEWS, {
  clocksOf: ({ clocks }) => clocks,
  reads: ['state.clocks'],
  selections: [WITH_RUNNING_CLOCK, { 'state.stages': 'accepted', ...WITHOUT_RUNNING_CLOCK }],
});
