import { ignored, recorded } from '@huiyin/kernel';
import { clockCancelled, isSettled } from '@huiyin/time';
import { forEach } from './in-turn.js';
import { urgeOf } from './item-clocks.js';
import { isOpen, type Item } from './item.state.js';
import { clockNamed, type Supervision } from './supervision.state.js';
import type { Rule } from './supervision-event.js';

const isDone = (item: Item, state: Supervision): boolean =>
  item.misses.every((id) => {
    const clock = clockNamed(state, id);
    return clock !== undefined && isSettled(clock);
  });

const stop =
  (item: Item): Rule =>
  (state, moment) => {
    const urge = urgeOf(item, state);

    return urge === undefined ? ignored('not-urging') : recorded(...clockCancelled(urge, { cause: 'duty-done-late' }, moment));
  };

/** Nobody is reminded of what was done, even late; the item stays open until it was reported and examined. */
export const stopUrging = (clockId: string): Rule =>
  forEach((state) => state.items.filter((item) => isOpen(item) && item.misses.includes(clockId) && isDone(item, state)), stop);
