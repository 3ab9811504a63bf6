import { recomputeController, WITH_RUNNING_CLOCK } from '@huiyin/host';
import { DOSSIERS } from '../aggregates.js';

/** 期限重算 of the clock of the archiving: its fixed day may fall on a holiday of an edition that was published since. */
export const RecomputeController = recomputeController(DOSSIERS, {
  clocksOf: ({ book }) => book,
  reads: ['state.book'],
  selections: [WITH_RUNNING_CLOCK],
});
