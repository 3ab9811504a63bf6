import type { Clock, ClockEvent, Moment } from '@huiyin/kernel';
import { calendarOf, clockRecomputed, dayOf, isOver, lineageOf } from '@huiyin/time';
import { causeOfWish, type RecomputationWish } from './recomputation-wish.js';
import { underVersion } from './rule-version.js';

/** What a recomputation makes of a clock. `kept`: the right would end earlier than was told, so nothing changes. */
export type Recounted =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'changed'; readonly clock: Clock; readonly events: readonly ClockEvent[] };

const UNTOUCHED = { kind: 'untouched' } as const;

/** Open: it runs or is paused, and its end has not passed. What ended, and a duty that was missed, stays as it is. */
const isOpen = (clock: Clock, moment: Moment): boolean =>
  clock.state === 'paused' || (clock.state === 'running' && !isOver(clock, moment.at));

const isWished = (clock: Clock, { region, timer }: RecomputationWish, { directory }: Moment): boolean =>
  (timer === undefined || clock.timer === timer) && (region === undefined || lineageOf(clock.region, directory).includes(region));

/** The years it spans have other editions now than those it was counted with. */
const restsOnOldEdition = (clock: Clock, { directory }: Moment): boolean => {
  const current = calendarOf(clock.region, directory).editions(dayOf(clock.startedAt), clock.lastDay);

  return current.join() !== clock.calendar.join();
};

/** The clock as it is to be counted, or nothing where it counts so already. */
const toCount = (clock: Clock, wish: RecomputationWish, moment: Moment): Clock | undefined => {
  if (wish.ruleVersion !== undefined) return underVersion(clock, wish, moment.directory);

  return restsOnOldEdition(clock, moment) ? clock : undefined;
};

const textOf = ({ warnings }: Clock): string => warnings.map(({ level, at }) => `${level} ${at}`).join();

/** An edition that changes none of its days leaves a clock as it is: a record is written for what people see. */
const isChanged = (clock: Clock, anew: Clock): boolean =>
  clock.lastDay !== anew.lastDay ||
  clock.provisional !== anew.provisional ||
  clock.ruleSet.region !== anew.ruleSet.region ||
  clock.ruleSet.version !== anew.ruleSet.version ||
  textOf(clock) !== textOf(anew);

/**
 * Counts an open clock anew, with the current calendar editions and its own rule version (INV-13), or with the version that was named.
 * A duty ends on the new day. A right that was told to end later keeps that day: what a letter says is not taken back by a calendar.
 */
export const countedAnew = (clock: Clock, wish: RecomputationWish, moment: Moment): Recounted => {
  if (!isOpen(clock, moment) || !isWished(clock, wish, moment)) return UNTOUCHED;
  const counting = toCount(clock, wish, moment);
  if (counting === undefined) return UNTOUCHED;
  const events = clockRecomputed(counting, { cause: causeOfWish(wish) }, moment);
  const [anew = clock] = events.map(({ data }) => data.clock).slice(-1);
  if (clock.nature === 'right' && anew.lastDay < clock.lastDay) return { kind: 'kept' };

  return isChanged(clock, anew) ? { kind: 'changed', clock: anew, events } : UNTOUCHED;
};
