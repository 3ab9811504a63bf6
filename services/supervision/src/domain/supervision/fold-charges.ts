import type { Charge } from './charge.state.js';
import type { Supervision } from './supervision.state.js';
import type { Folds } from './supervision-event.js';

const withCharge = (state: Supervision, id: string, change: (charge: Charge) => Charge): Supervision => ({
  ...state,
  charges: state.charges.map((charge) => (charge.id === id ? change(charge) : charge)),
});

/** The charges that leaders took, and what came of them. */
export const chargeFolds: Folds = {
  ChargeTaken: (state, { chargeId, org, leader, team, ground, nextClock }) => ({
    ...state,
    charges: [...state.charges, { id: chargeId, org, leader, team, ground, clock: nextClock, extended: false, visits: 0 }],
  }),
  ChargeExtended: (state, fact) => withCharge(state, fact.chargeId, (charge) => ({ ...charge, extended: true })),
  ChargeVisitRecorded: (state, fact) => withCharge(state, fact.chargeId, (charge) => ({ ...charge, visits: charge.visits + 1 })),
  ChargeSettled: (state, fact) => withCharge(state, fact.chargeId, (charge) => ({ ...charge, outcome: fact.outcome })),
};
