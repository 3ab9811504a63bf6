import { recorded, refused, type Sealed } from '@huiyin/kernel';
import { aboutItem, bySupervisor } from './by-supervisor.js';
import { closeItem } from './close-item.js';
import { endOversight } from './end-oversight.js';
import { inTurn } from './in-turn.js';
import type { OpenItem } from './item.state.js';
import { replyDay } from './reply-clock.js';
import type { Checks, ClosingCheck } from './supervision.terms.js';
import type { Rule } from './supervision-event.js';

export interface Examination {
  readonly itemId: string;
  readonly checks: Checks;
  /** What is missing, in words; needed where a check failed. */
  readonly reason?: Sealed;
}

const missingIn = (checks: Checks): readonly ClosingCheck[] => (Object.keys(checks) as ClosingCheck[]).filter((check) => !checks[check]);

/** 退回重办: what is missing, a new limit, one round more (S0-25, L25). */
const demandRework =
  (item: OpenItem, missing: readonly ClosingCheck[], reason: Sealed): Rule =>
  (state, moment) => {
    const round = item.reworks + 1;
    const replyBy = replyDay(item, state, moment);

    return recorded({ type: 'ReworkDemanded', data: { ...aboutItem(item), round, missing: [...missing], reason, replyBy } });
  };

/** 审核: the six checks of the closing standard; all pass and the item is closed, else it goes back (S0-24). */
export const examineItem = ({ itemId, checks, reason }: Examination): Rule =>
  bySupervisor({ itemId, action: 'examine-feedback' }, (item) => (state, moment) => {
    if (item.step.at !== 'answered') return refused('supervision.nothing-to-examine', { step: item.step.at });
    const missing = missingIn(checks);
    if (missing.length > 0 && reason === undefined) return refused('supervision.rework-needs-reason', { missing });
    const examined: Rule = () => recorded({ type: 'ItemExamined', data: { ...aboutItem(item), checks, by: moment.actor.id } });
    const result = missing.length === 0 || reason === undefined ? closeItem(item, 'passed') : demandRework(item, missing, reason);

    return inTurn(examined, result, endOversight)(state, moment);
  });
