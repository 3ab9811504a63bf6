import { recorded } from '@huiyin/kernel';
import { afterRetraction } from './after-miss.js';
import { endOversight } from './end-oversight.js';
import { inTurn } from './in-turn.js';
import { openForMiss } from './open-for-miss.js';
import { stopUrging } from './stop-urging.js';
import type { NotedClock } from './supervision.state.js';
import type { Rule } from './supervision-event.js';

/** 期限抄录: the copy of a clock as it stands now. A right that lapsed is copied too, and leads to nothing more. */
export const noteClock =
  ({ service, clock }: NotedClock): Rule =>
  () =>
    recorded({ type: 'ClockNoted', data: { service, clock } });

/** 超期: the copy, and an item where the duty is one to supervise. */
export const noteMiss = (noted: NotedClock): Rule => inTurn(noteClock(noted), openForMiss(noted.clock));

/** 超期撤回: the limit was kept after all; an item that rests on nothing else is closed. */
export const noteRetraction = (noted: NotedClock): Rule => inTurn(noteClock(noted), afterRetraction(noted.clock), endOversight);

/** 期限终止: the copy, and no more reminders where nothing is awaited any longer. */
export const noteEnd = (noted: NotedClock): Rule => inTurn(noteClock(noted), stopUrging(noted.clock.id));
