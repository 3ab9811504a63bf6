import type { OrgId, StaffId } from '@huiyin/kernel';
import type { ChargeGround, ChargeOutcome } from './supervision.terms.js';

/** 领导包案: a leader took charge of the matter, with a team and a plan; it runs until its result is recorded. */
export interface Charge {
  readonly id: string;
  /** The leader's organisation, which holds the clock. */
  readonly org: OrgId;
  readonly leader: StaffId;
  readonly team: readonly StaffId[];
  readonly ground: ChargeGround;
  /** T-CHARGE. */
  readonly clock: string;
  readonly extended: boolean;
  readonly visits: number;
  readonly outcome?: ChargeOutcome;
}

export const isCharged = (charge: Charge): boolean => charge.outcome === undefined;
