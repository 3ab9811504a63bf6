import { recorded, refused, type LocalDate, type Sealed } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { instantOfDay, isToCome } from './day-of-fact.js';
import { endOversight } from './end-oversight.js';
import { aboutCharge, inCharge } from './in-charge.js';
import { inTurn } from './in-turn.js';
import { meetClock } from './meet-clock.js';
import type { ChargeOutcome } from './supervision.terms.js';
import type { Rule } from './supervision-event.js';

export interface SettleCharge {
  readonly chargeId: string;
  readonly outcome: ChargeOutcome;
  readonly result: Sealed;
  readonly settledOn: LocalDate;
}

/** 包案结果: what came of the charge, on the day it came; it meets T-CHARGE, in time or late. */
export const settleCharge = ({ chargeId, outcome, result, settledOn }: SettleCharge): Rule =>
  inCharge(chargeId, ({ charge, clock }) => (state, moment) => {
    if (isToCome(settledOn, moment)) return refused('supervision.date-in-future', { settledOn });
    if (settledOn < dayOf(clock.startedAt)) return refused('supervision.date-before-charge', { settledOn });
    const settled = { ...aboutCharge(charge), outcome, result, settledOn };

    return inTurn(
      meetClock(clock.id, { cause: 'ChargeSettled', at: instantOfDay(settledOn, moment) }),
      () => recorded({ type: 'ChargeSettled', data: settled }),
      endOversight,
    )(state, moment);
  });
