import { recorded } from '@huiyin/kernel';
import { itemClocksCancelled } from './item-clocks.js';
import type { Item } from './item.state.js';
import type { ItemClosing } from './supervision.terms.js';
import type { Rule } from './supervision-event.js';

/** 督办办结: the item is closed, and what ran for it ends. */
export const closeItem =
  (item: Item, reason: ItemClosing): Rule =>
  (state, moment) =>
    recorded(...itemClocksCancelled(item, 'ItemClosed', { state, moment }), {
      type: 'ItemClosed',
      data: { itemId: item.id, body: item.body, supervisor: item.supervisor, by: moment.actor.id, reason },
    });
