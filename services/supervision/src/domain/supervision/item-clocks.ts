import type { Clock, Moment } from '@huiyin/kernel';
import { clockCancelled } from '@huiyin/time';
import type { Item } from './item.state.js';
import type { Supervision } from './supervision.state.js';
import type { SupervisionEvent } from './supervision-event.js';

const idsOf = ({ step, suggesting }: Item): readonly (string | undefined)[] => [
  step.at === 'urging' ? step.urge : undefined,
  step.at === 'demanded' || step.at === 'failed' ? step.reply : undefined,
  suggesting,
];

/** The clocks that run for an item: the next reminder, the reply, the suggestion. */
const clocksOfItem = (item: Item, state: Supervision): readonly Clock[] =>
  idsOf(item).flatMap((id) => (id === undefined ? [] : [state.book[id]].filter((clock) => clock !== undefined)));

/** Nothing of the item is awaited any more. */
export const itemClocksCancelled = (item: Item, cause: string, at: { state: Supervision; moment: Moment }): readonly SupervisionEvent[] =>
  clocksOfItem(item, at.state).flatMap((clock) => clockCancelled(clock, { cause }, at.moment));

export const urgeOf = (item: Item, state: Supervision): Clock | undefined =>
  item.step.at === 'urging' && item.step.urge !== undefined ? state.book[item.step.urge] : undefined;
