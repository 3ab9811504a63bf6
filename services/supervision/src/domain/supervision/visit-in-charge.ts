import { recorded, refused, type LocalDate, type Sealed, type StaffId } from '@huiyin/kernel';
import { isToCome } from './day-of-fact.js';
import { aboutCharge, inCharge } from './in-charge.js';
import type { Rule } from './supervision-event.js';

export interface VisitInCharge {
  readonly chargeId: string;
  readonly members: readonly StaffId[];
  readonly visitedOn: LocalDate;
  readonly findings: Sealed;
}

/** 包案走访: the leader, or one of the team, met the petitioner (S0-29). */
export const visitInCharge = ({ chargeId, members, visitedOn, findings }: VisitInCharge): Rule =>
  inCharge(chargeId, ({ charge }) => (_state, moment) => {
    const people = [...new Set(members)];
    const strangers = people.filter((member) => member !== charge.leader && !charge.team.includes(member));
    if (people.length === 0 || strangers.length > 0) return refused('supervision.not-of-the-team', { members: strangers });
    if (isToCome(visitedOn, moment)) return refused('supervision.date-in-future', { visitedOn });

    return recorded({ type: 'ChargeVisitRecorded', data: { ...aboutCharge(charge), members: people, visitedOn, findings } });
  });
