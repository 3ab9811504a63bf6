import { recorded, refused, type Decision, type LocalDate, type Moment, type Sealed } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { instantOfDay, isToCome } from './day-of-fact.js';
import { endOversight } from './end-oversight.js';
import { inTurn } from './in-turn.js';
import { type Item, isReported } from './item.state.js';
import { meetClock } from './meet-clock.js';
import type { Rule } from './supervision-event.js';

export interface ReportSupervision {
  readonly itemId: string;
  readonly report: Sealed;
  readonly reportedOn: LocalDate;
}

const refusalOf = (item: Item, reportedOn: LocalDate, moment: Moment): Decision<never> | undefined => {
  if (moment.actor.org !== item.supervisor) return refused('supervision.not-the-supervisor', { supervisor: item.supervisor });
  if (item.report === undefined) return refused('supervision.no-report-awaited', { itemId: item.id });
  if (isReported(item)) return refused('supervision.already-reported', { itemId: item.id });

  return isToCome(reportedOn, moment) ? refused('supervision.date-in-future', { reportedOn }) : undefined;
};

/** 督查情况报告 (L22): supervision that a leader assigned is reported on in writing when it has ended (S0-22, T-SUP-REPORT). */
export const reportSupervision =
  ({ itemId, report, reportedOn }: ReportSupervision): Rule =>
  (state, moment) => {
    const item = state.items.find(({ id }) => id === itemId);
    if (item === undefined) return refused('item.not-found', { itemId });
    const refusal = authorise(moment.actor, 'supervise') ?? refusalOf(item, reportedOn, moment);
    if (refusal !== undefined) return refusal;
    const { body, supervisor } = item;
    const given = { itemId, body, supervisor, by: moment.actor.id, report, reportedOn };

    return inTurn(
      meetClock(item.report?.clock, { cause: 'SupervisionReported', at: instantOfDay(reportedOn, moment) }),
      () => recorded({ type: 'SupervisionReported', data: given }),
      endOversight,
    )(state, moment);
  };
