import { ignored, recorded, type Clock } from '@huiyin/kernel';
import { clockCancelled, isSettled } from '@huiyin/time';
import { closeItem } from './close-item.js';
import { endOversight } from './end-oversight.js';
import { forEach, inTurn } from './in-turn.js';
import { urgeOf } from './item-clocks.js';
import { isOpen, type Item } from './item.state.js';
import { openForMiss } from './open-for-miss.js';
import { clockNamed, type NotedClock, type Supervision } from './supervision.state.js';
import type { Rule } from './supervision-event.js';

/** 期限抄录: the copy of a clock as it stands now. A right that lapsed is copied too, and leads to nothing more. */
export const noteClock =
  ({ service, clock }: NotedClock): Rule =>
  () =>
    recorded({ type: 'ClockNoted', data: { service, clock } });

/** 超期: the copy, and an item where the duty is one to supervise. */
export const noteMiss = (noted: NotedClock): Rule => inTurn(noteClock(noted), openForMiss(noted.clock));

const restsOnlyOn = (item: Item, clock: Clock): boolean =>
  isOpen(item) && item.ground === 'limit-missed' && item.misses.every((miss) => miss === clock.id) && item.misses.length > 0;

/** 超期撤回: the limit was kept after all; an item that rests on nothing else is closed. */
export const noteRetraction = (noted: NotedClock): Rule =>
  inTurn(
    noteClock(noted),
    forEach(
      (state) => state.items.filter((item) => restsOnlyOn(item, noted.clock)),
      (item) => closeItem(item, 'miss-retracted'),
    ),
    endOversight,
  );

const isDone = (item: Item, state: Supervision): boolean =>
  item.misses.every((id) => {
    const clock = clockNamed(state, id);
    return clock !== undefined && isSettled(clock);
  });

/** Nobody is reminded of what was done, even late; the item stays open until it was reported and examined. */
const stopUrging =
  (item: Item): Rule =>
  (state, moment) => {
    const urge = urgeOf(item, state);

    return urge === undefined ? ignored('not-urging') : recorded(...clockCancelled(urge, { cause: 'duty-done-late' }, moment));
  };

/** 期限终止: the copy, and no more reminders where nothing is awaited any longer. */
export const noteEnd = (noted: NotedClock): Rule =>
  inTurn(
    noteClock(noted),
    forEach(
      (state) => state.items.filter((item) => isOpen(item) && item.misses.includes(noted.clock.id) && isDone(item, state)),
      stopUrging,
    ),
  );
