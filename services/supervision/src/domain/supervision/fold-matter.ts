import { asRegionCode } from '@huiyin/kernel';
import type { Folds } from './supervision-event.js';

const STAGE = { closed: 'closed', ended: 'ended', reopened: 'running' } as const;

/** The matter itself: registered, closed, ended, reopened; and the end of the oversight. */
export const matterFolds: Folds = {
  MatterWatched: (state, fact) => ({
    ...state,
    ...(fact.queryCodeHash === undefined ? {} : { queryCodeHash: fact.queryCodeHash }),
    matter: {
      known: true,
      number: fact.number,
      registeredBy: fact.registeredBy,
      region: asRegionCode(fact.region),
      firstTime: fact.firstTime,
      petitioners: fact.petitioners,
      phones: fact.phones ?? [],
      ...(fact.idNumbers === undefined ? {} : { idNumbers: fact.idNumbers }),
    },
  }),
  /** A procedure that goes on again needs a second end of oversight. */
  MatterClosedNoted: (state, fact) => ({
    ...state,
    procedure: STAGE[fact.stage],
    oversight: fact.stage === 'reopened' ? 'open' : state.oversight,
  }),
  OversightEnded: (state) => ({ ...state, oversight: 'ended' }),
};
