import { recorded } from '@huiyin/kernel';
import { itemClocksCancelled } from './item-clocks.js';
import type { Item } from './item.state.js';
import { begun, ownClock } from './own-clock.js';
import type { ItemClosing } from './supervision.terms.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

/** 督办办结: the item is closed, and what ran for it ends. What a leader assigned is reported on next (T-SUP-REPORT). */
export const closeItem =
  (item: Item, reason: ItemClosing): Rule =>
  (state, moment) => {
    const { id, body, supervisor } = item;
    const reports = item.leaderAssigned && reason === 'passed';
    const report = reports ? [ownClock({ timer: 'T-SUP-REPORT', org: supervisor, cause: 'ItemClosed' }, state, moment)] : [];
    const next = report.map((clock) => ({ nextClock: clock.id }))[0];

    return recorded<SupervisionEvent>(
      ...itemClocksCancelled(item, 'ItemClosed', { state, moment }),
      { type: 'ItemClosed', data: { itemId: id, body, supervisor, by: moment.actor.id, reason, ...next } },
      ...report.map(begun),
    );
  };
