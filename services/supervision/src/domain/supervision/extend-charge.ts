import { recorded, refused, type Sealed } from '@huiyin/kernel';
import { clockExtended, dayOf, grantDays, isOver } from '@huiyin/time';
import { aboutCharge, inCharge } from './in-charge.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

export interface ExtendCharge {
  readonly chargeId: string;
  readonly days: number;
  readonly reason: Sealed;
}

/** 包案延期: once, before the time is over, by no more than the rule grants. */
export const extendCharge = ({ chargeId, days, reason }: ExtendCharge): Rule =>
  inCharge(chargeId, ({ charge, clock }) => (_state, moment) => {
    if (charge.extended) return refused('supervision.charge-already-extended');
    if (isOver(clock, moment.at)) return refused('supervision.charge-over', { lastDay: clock.lastDay });
    const rule = { timer: 'T-CHARGE', variant: 'extension', region: clock.region, on: dayOf(clock.startedAt) };
    const granted = grantDays(days, rule, moment.directory);
    if (granted === undefined) return refused('supervision.extension-too-long', { days });
    const events = clockExtended(clock, { cause: 'ChargeExtended', days: granted }, moment);
    const until = events.at(-1)?.data.clock.lastDay ?? clock.lastDay;
    const extended = { ...aboutCharge(charge), days, reason, until, approvedBy: moment.actor.id };

    return recorded<SupervisionEvent>(...events, { type: 'ChargeExtended', data: extended });
  });
