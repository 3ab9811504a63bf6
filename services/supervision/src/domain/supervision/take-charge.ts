import { hasRole, recorded, refused, type Decision, type Moment, type Sealed, type StaffId } from '@huiyin/kernel';
import { authorise, mayAddress } from '@huiyin/policy';
import { isCharged } from './charge.state.js';
import { begun, ownClock } from './own-clock.js';
import type { ChargeGround } from './supervision.terms.js';
import type { Supervision } from './supervision.state.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

export interface TakeCharge {
  readonly leader: StaffId;
  readonly team: readonly StaffId[];
  readonly ground: ChargeGround;
  readonly plan: Sealed;
  /** What the leading group decided and the main leader noted (S3-102). */
  readonly decision?: Sealed;
}

const mayLead = (leader: StaffId, { actor, directory }: Moment): boolean => {
  const found = directory.staff.get(leader);

  return found?.org === actor.org && hasRole(found, 'leader', 'head', 'acting-head');
};

const mayJoin = (member: StaffId, state: Supervision, { directory }: Moment): boolean => {
  const found = directory.staff.get(member);

  return found !== undefined && mayAddress(found.org, state.withheld, directory);
};

const refusalOf = ({ leader, team }: TakeCharge, state: Supervision, moment: Moment): Decision<never> | undefined => {
  const { org } = moment.actor;
  if (state.oversight === 'ended') return refused('supervision.oversight-ended');
  if (state.charges.some((charge) => charge.org === org && isCharged(charge))) return refused('supervision.charge-already-taken');
  if (!mayLead(leader, moment)) return refused('supervision.not-a-leader', { leader });
  const unknown = team.filter((member) => !mayJoin(member, state, moment));

  return unknown.length > 0 ? refused('supervision.unknown-member', { members: unknown }) : undefined;
};

/** 领导包案 (Regulation Art. 18, S0-29): a leader takes charge of a major or urgent matter, with a team, a plan and a time (T-CHARGE). */
export const takeCharge =
  (request: TakeCharge): Rule =>
  (state, moment) => {
    const refusal = authorise(moment.actor, 'take-charge') ?? refusalOf(request, state, moment);
    if (refusal !== undefined) return refusal;
    const { leader, ground, plan, decision } = request;
    const { org } = moment.actor;
    const clock = ownClock({ timer: 'T-CHARGE', org, cause: 'ChargeTaken' }, state, moment);
    const about = { chargeId: `c${state.charges.length + 1}`, org, leader, team: [...new Set(request.team)] };
    const words = { plan, ...(decision === undefined ? {} : { decision }) };

    return recorded<SupervisionEvent>(
      { type: 'ChargeTaken', data: { ...about, ground, ...words, until: clock.lastDay, nextClock: clock.id } },
      begun(clock),
    );
  };
