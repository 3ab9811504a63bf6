import { asOrgId, asStaffId, type Clock, type Directory, type Instant, type Moment, type TimerRule } from '@huiyin/kernel';
import { dayOf, extendClock, heldBy, pauseClock, resumeClock, startClock, startOf } from '@huiyin/time';
import { BadWish } from './bad-wish.js';
import { grantedExtension } from './granted-extension.js';
import type { Pause } from './pauses.js';
import type { Wish } from './wish.js';

const NOBODY = asOrgId('anyone');
const CAUSE = 'explain';

const momentAt = (at: Instant, directory: Directory): Moment => ({
  at,
  machine: at,
  actor: { id: asStaffId('explain'), org: NOBODY, roles: ['system'] },
  directory,
});

const started = (wish: Wish, rule: TimerRule, directory: Directory): Clock => {
  const { timer, region, start, until, variant } = wish;
  if (rule.type === 'assigned' && until === undefined) throw new BadWish(`--until: ${timer} needs the last day written in the assignment`);
  if (rule.type !== 'assigned' && until !== undefined) throw new BadWish(`--until: the limit of ${timer} stands in the rules`);
  const choice = { ...(until === undefined ? {} : { until }), ...(variant === undefined ? {} : { variant }) };

  return startClock({ timer, region, holder: heldBy(wish.org ?? NOBODY), cause: CAUSE, at: start, ...choice }, momentAt(start, directory));
};

const pausedFor = (clock: Clock, { from, to }: Pause, directory: Directory): Clock => {
  const span = `--pause: ${from}..${to}`;
  if (from < dayOf(clock.startedAt)) throw new BadWish(`${span} begins before the clock`);
  if (from > clock.lastDay) throw new BadWish(`${span} begins after the last day, ${clock.lastDay}`);
  const paused = pauseClock(clock, { cause: CAUSE }, momentAt(startOf(from), directory));

  return resumeClock(paused, { cause: CAUSE }, momentAt(startOf(to), directory));
};

/** The clock as it would stand, were it started, extended and paused like this. */
export const wishedClock = (wish: Wish, rule: TimerRule, directory: Directory): Clock => {
  const days = grantedExtension(wish, directory);
  const begun = started(wish, rule, directory);
  const extended = days === undefined ? begun : extendClock(begun, { cause: CAUSE, days }, momentAt(wish.start, directory));

  return wish.pauses.reduce((clock, pause) => pausedFor(clock, pause, directory), extended);
};
