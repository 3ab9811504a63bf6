import { refused } from '@huiyin/kernel';
import { authorise, type Action } from '@huiyin/policy';
import { isOpen, type OpenItem } from './item.state.js';
import type { Rule } from './supervision-event.js';

/** An act of the supervising office on one of its open items; whoever else tries is refused. */
export const bySupervisor =
  ({ itemId, action }: { readonly itemId: string; readonly action: Action }, rule: (item: OpenItem) => Rule): Rule =>
  (state, moment) => {
    const denied = authorise(moment.actor, action);
    if (denied !== undefined) return denied;
    const item = state.items.find(({ id }) => id === itemId);
    if (item === undefined) return refused('item.not-found', { itemId });
    if (moment.actor.org !== item.supervisor) return refused('supervision.not-the-supervisor', { supervisor: item.supervisor });
    if (!isOpen(item)) return refused('supervision.item-closed', { itemId });

    return rule(item)(state, moment);
  };

export const aboutItem = (item: OpenItem) => ({ itemId: item.id, body: item.body, supervisor: item.supervisor });
