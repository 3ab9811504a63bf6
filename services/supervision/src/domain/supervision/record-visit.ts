import { recorded, refused, type LocalDate, type Sealed, type StaffId } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { aboutItem, bySupervisor } from './by-supervisor.js';
import type { Rule } from './supervision-event.js';

export interface Visit {
  readonly itemId: string;
  readonly members: readonly StaffId[];
  readonly visitedOn: LocalDate;
  readonly findings: Sealed;
}

/** S0-20, INV-7: the only number of this rule. */
const MINIMUM_VISITORS = 2;

/** An on-the-spot check needs at least two people (现场督查, S0-20). */
export const recordVisit = ({ itemId, members, visitedOn, findings }: Visit): Rule =>
  bySupervisor({ itemId, action: 'supervise' }, (item) => (_state, moment) => {
    const people = [...new Set(members)];
    if (people.length < MINIMUM_VISITORS) return refused('supervision.visit-needs-two', { members: people.length });
    const unknown = people.filter((member) => !moment.directory.staff.has(member));
    if (unknown.length > 0) return refused('supervision.unknown-member', { members: unknown });
    if (people.some((member) => moment.directory.staff.get(member)?.org === item.body)) return refused('supervision.member-of-the-body');
    if (visitedOn > dayOf(moment.at)) return refused('supervision.date-in-future', { visitedOn });

    return recorded({ type: 'VisitRecorded', data: { ...aboutItem(item), members: people, visitedOn, findings } });
  });
