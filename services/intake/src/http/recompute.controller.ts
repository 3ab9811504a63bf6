import { recomputeController, WITH_RUNNING_CLOCK, WITHOUT_RUNNING_CLOCK } from '@huiyin/host';
import { PETITIONS } from '../aggregates.js';

/** 期限重算. The sender's sorting may stand still with no other clock running: where a body was given the matter, or objects. */
export const RecomputeController = recomputeController(PETITIONS, {
  clocksOf: (petition) => (petition.stage === 'none' ? {} : petition.clocks),
  reads: ['state.stage', 'state.clocks'],
  selections: [
    WITH_RUNNING_CLOCK,
    { 'state.stage': 'passed', ...WITHOUT_RUNNING_CLOCK },
    { 'state.stage': 'objected', ...WITHOUT_RUNNING_CLOCK },
  ],
});
