import type { Clock, Directory } from '@huiyin/kernel';
import fc from 'fast-check';
import { asTold } from '../clock/as-told.js';
import { pauseClock, resumeClock } from '../clock/change-clock.js';
import { recomputeClock } from '../clock/recompute-clock.js';
import { heldByPetitioner } from '../clock/start-clock.js';
import { statutoryRuleSet } from '../rules/statutory-rule-set.js';
import { addDays, toLocalDate } from '../local-date.js';
import { COUNTY, lawDirectory, momentAt, startedOn, withNewEdition } from '../testing/law.js';
import { explain } from './explain.js';

const directory = lawDirectory();
const SATURDAY = toLocalDate('2026-08-08');
/** Thirty days end on a Saturday, so on the Monday after it: so the letter said. */
const told = startedOn('2026-07-09', 'T-REVIEW-REQ', { holder: heldByPetitioner('p1') });
const saturdayWorks = withNewEdition(directory, [{ date: SATURDAY, kind: 'workday', name: '调休上班' }]);
const forward = statutoryRuleSet().timers.filter(({ direction }) => direction === 'forward');

const endOfSteps = (clock: Clock, known: Directory): string | undefined => {
  const last = explain(clock, known).steps.at(-1);

  return last !== undefined && 'to' in last ? last.to : undefined;
};

describe('a clock that an edition published since did not change', () => {
  it('[T-REVIEW-REQ] explains the day it was told with the editions it was counted with, not with the newer one', () => {
    expect(told.lastDay).toBe('2026-08-10');
    const { steps, sentence, calendar } = explain(told, saturdayWorks);

    expect(steps.at(-1)).toMatchObject({ kind: 'moved', from: SATURDAY, to: '2026-08-10', why: 'weekend' });
    expect(sentence.en).toContain('2026-08-08 is a weekend, so the period ends on the next working day, 2026-08-10');
    expect(calendar).toEqual(['nation/2026#1']);
    expect(explain(told, saturdayWorks)).toEqual(explain(told, directory));
  });

  it('also after two newer editions, and with a county’s own that came later', () => {
    const twice = withNewEdition(saturdayWorks, [{ date: toLocalDate('2026-08-10'), kind: 'holiday', name: '临时放假' }]);
    const closure = { region: COUNTY, year: 2026, edition: 1, source: '公告', issued: SATURDAY, provisional: false } as const;
    const days = [{ date: toLocalDate('2026-08-10'), kind: 'holiday', name: '停工' } as const];
    const local = { ...twice, calendars: new Map([...twice.calendars, [`${COUNTY}/2026`, { ...closure, days }]]) };

    expect(explain(told, twice)).toEqual(explain(told, directory));
    expect(explain(told, local)).toEqual(explain(told, directory));
  });

  it('[T-HANDLE] also one that ended, and the working days a pause held', () => {
    const day = toLocalDate('2026-08-14');
    const paused = pauseClock(startedOn('2026-08-10', 'T-SUP-REPLY'), { cause: 'Paused' }, momentAt('2026-08-11'));
    const resumed: Clock = { ...resumeClock(paused, { cause: 'Resumed' }, momentAt('2026-08-18')), state: 'met' };
    const newer = withNewEdition(directory, [{ date: day, kind: 'holiday', name: '临时放假' }]);

    expect(explain(resumed, newer)).toEqual(explain(resumed, directory));
  });

  it('[INV-13] a letter explains the day it names as it was counted then, also when the clock was counted anew since', () => {
    const anew = recomputeClock(told, { cause: 'CalendarChanged' }, momentAt('2026-07-20', saturdayWorks));
    const then = asTold(anew, told.lastDay);

    expect(anew.lastDay).not.toBe(told.lastDay);
    expect(then?.due).toBe(told.due);
    expect(then === undefined ? undefined : explain(then, saturdayWorks)).toEqual(explain(told, directory));
    expect(asTold(anew, anew.lastDay)).toBe(anew);
    expect(asTold(anew, addDays(told.lastDay, 1))).toBeUndefined();
  });

  it('is explained with the newer one once it was counted by it', () => {
    const anew = recomputeClock(told, { cause: 'CalendarChanged' }, momentAt('2026-07-20', saturdayWorks));

    expect(anew.lastDay).toBe(SATURDAY);
    expect(explain(anew, saturdayWorks)).toMatchObject({ calendar: ['nation/2026#2'], steps: [{ kind: 'counted', to: SATURDAY }] });
  });

  it('ends where the clock ends, for every timer, whichever day the newer edition changes', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.constantFrom(...forward),
        fc.integer({ min: 1, max: 100 }),
        (...[offset, rule, far]) => {
          const day = addDays(toLocalDate('2026-01-01'), offset);
          const clock = startedOn(day, rule.timer, { until: addDays(day, 20) });
          const changed = addDays(day, far);
          const kind = directory.calendars.get('nation/2026')?.days.some(({ date }) => date === changed) === true ? 'workday' : 'holiday';
          const newer = withNewEdition(directory, [{ date: changed, kind, name: '临时调整' }]);

          expect(endOfSteps(clock, newer)).toBe(clock.lastDay);
        },
      ),
    ));
});
