import { asOrgId, asRegionCode, asStaffId, toInstant, type Clock, type LocalDate, type Moment } from '@huiyin/kernel';
import { sampleDirectory } from '@huiyin/testing/domain';
import { addDays, explain, heldBy, pauseClock, recomputeClock, resumeClock, startClock, startOf, statutoryRuleSet } from '@huiyin/time';

import { costOf, type Cost } from './cost-of.js';

const FIRST = '2025-01-01' as LocalDate;
const DAYS = 900;
const CALLS = 5_000;
/** Aims of one due date and of one explanation, in microseconds. */
const [DUE_AIM, EXPLANATION_AIM] = [20, 200];

const timers = statutoryRuleSet().timers.filter(({ direction, type }) => direction === 'forward' && type !== 'assigned');
const agency = asOrgId('q-zjj');
const region = asRegionCode('990102');

const momentOn = (day: LocalDate): Moment => ({
  at: startOf(day),
  machine: toInstant(0),
  actor: { id: asStaffId('bench'), org: agency, roles: ['system'] },
  directory: sampleDirectory(),
});

const moments = Array.from({ length: DAYS }, (_, offset) => momentOn(addDays(FIRST, offset)));
const momentOf = (n: number): Moment => moments[n % DAYS] ?? momentOn(FIRST);

const started = (n: number): Clock =>
  startClock({ timer: timers[n % timers.length]?.timer ?? 'T-HANDLE', holder: heldBy(agency), region, cause: 'bench' }, momentOf(n));

/** A clock that was paused for some days from its second day on. */
const pausedOnce = (n: number): Clock => {
  const pause = { cause: 'bench', at: momentOf(n + 1).at };
  const resume = { cause: 'bench', at: momentOf(n + 6).at };

  return resumeClock(pauseClock(started(n), pause, momentOf(n + 1)), resume, momentOf(n + 6));
};

const forAll = (make: (n: number) => Clock): readonly Clock[] => Array.from({ length: CALLS }, (_, n) => make(n % (DAYS - 10)));

/** Costs of lawful time on this machine: all timers, on every day of two and a half years. */
export const costsOfTime = (): readonly Cost[] => {
  const plain = forAll(started);
  const paused = forAll(pausedOnce);
  const at = (clocks: readonly Clock[], n: number): Clock => clocks[n % CALLS] ?? started(0);

  return [
    costOf({ what: 'a due date: a clock starts', calls: CALLS, aim: DUE_AIM }, started),
    costOf({ what: 'a due date counted anew, with a pause', calls: CALLS, aim: DUE_AIM }, (n) =>
      recomputeClock(at(paused, n), { cause: 'bench' }, momentOf(n)),
    ),
    costOf({ what: 'an explanation', calls: CALLS, aim: EXPLANATION_AIM }, (n) => explain(at(plain, n), sampleDirectory())),
    costOf({ what: 'an explanation, with a pause', calls: CALLS, aim: EXPLANATION_AIM }, (n) => explain(at(paused, n), sampleDirectory())),
  ];
};
