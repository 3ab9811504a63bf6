import { AT_ONCE, toDate, type DomainEvent } from '@huiyin/kernel';

import { deadlinesOf } from '../protocol/append.js';
import type { Draft } from '../protocol/draft.js';
import { fire } from '../protocol/fire.js';
import type { Setting } from '../protocol/setting.js';

/** How many more effects this process can take on now. */
export type Room = () => number;

const NOW = { machine: toDate(AT_ONCE) };

const callsForOne = <State, Event extends DomainEvent>(setting: Setting<State, Event>, draft: Draft<State, Event>): boolean =>
  draft.fresh.length > 0 && deadlinesOf(setting, draft).some(({ at, clock }) => clock === 'machine' && at === AT_ONCE);

/** A deadline that cannot be fired is left to the sweep, which tells of it; what called for it is recorded all the same. */
const claimed = <State, Event extends DomainEvent>(setting: Setting<State, Event>, draft: Draft<State, Event>): Draft<State, Event> => {
  try {
    return fire(setting, draft, NOW).draft;
  } catch {
    return draft;
  }
};

/**
 * Records the claims of effects that are due at once in the same write as what calls for them: one write less for each. No more than there
 * is room for; the others are claimed when their turn comes.
 */
export const claimAtOnce = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  drafts: ReadonlyMap<string, Draft<State, Event>>,
  room: number,
): ReadonlyMap<string, Draft<State, Event>> => {
  if (room <= 0) return drafts;
  let left = room;

  return new Map(
    [...drafts].map(([id, draft]) => {
      if (left <= 0 || !callsForOne(setting, draft)) return [id, draft];
      left -= 1;

      return [id, claimed(setting, draft)];
    }),
  );
};
