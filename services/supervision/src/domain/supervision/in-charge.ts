import { refused, type Clock } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { isCharged, type Charge } from './charge.state.js';
import type { Rule } from './supervision-event.js';

interface Running {
  readonly charge: Charge;
  readonly clock: Clock;
}

/** An act of the organisation that took charge, by its leader or head, while the charge runs; whoever else tries is refused. */
export const inCharge =
  (chargeId: string, rule: (running: Running) => Rule): Rule =>
  (state, moment) => {
    const denied = authorise(moment.actor, 'take-charge');
    if (denied !== undefined) return denied;
    const charge = state.charges.find(({ id }) => id === chargeId);
    const clock = charge === undefined ? undefined : state.book[charge.clock];
    if (charge === undefined || clock === undefined) return refused('charge.not-found', { chargeId });
    if (moment.actor.org !== charge.org) return refused('supervision.not-in-charge', { org: charge.org });
    if (!isCharged(charge)) return refused('supervision.charge-settled', { chargeId });

    return rule({ charge, clock })(state, moment);
  };

export const aboutCharge = ({ id, org, leader }: Charge) => ({ chargeId: id, org, leader });
