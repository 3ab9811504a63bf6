import type { Clock } from '@huiyin/kernel';
import { closeItem } from './close-item.js';
import { escalateCharge } from './escalate-charge.js';
import { forEach } from './in-turn.js';
import { isOpen, type Item } from './item.state.js';
import { openForMiss } from './open-for-miss.js';
import type { Rule } from './supervision-event.js';

/** What a missed clock of this record leads to, besides the steps of the ladder: a charge goes up, any other as its expiry says. */
export const afterMiss = (clock: Clock): Rule => (clock.timer === 'T-CHARGE' ? escalateCharge(clock) : openForMiss(clock));

const restsOnlyOn = (item: Item, clock: Clock): boolean =>
  isOpen(item) && item.ground === 'limit-missed' && item.misses.every((miss) => miss === clock.id) && item.misses.length > 0;

/** The limit was kept after all: an item that rests on nothing else is closed. */
export const afterRetraction = (clock: Clock): Rule =>
  forEach(
    (state) => state.items.filter((item) => restsOnlyOn(item, clock)),
    (item) => closeItem(item, 'miss-retracted'),
  );
