import { asOrgId, asRegionCode, EMPTY_DIRECTORY, toInstant, type Clock, type Directory, type LocalDate, type Moment } from '@huiyin/kernel';
import { addDays, heldBy, heldByPetitioner, startClock, startOf, statutoryRuleSet, withLaw } from '@huiyin/time';
import fc from 'fast-check';
import { RULE_OWNER, withNewEdition } from '../testing/clock-records.js';
import { countedAnew } from './counted-anew.js';

const COUNTY = asRegionCode('990102');
const old = withLaw({ ...EMPTY_DIRECTORY, regions: new Map([[COUNTY, { code: COUNTY, name: '清河区', level: 'county' } as const]]) });
const timers = statutoryRuleSet().timers.filter(({ direction, timer }) => direction === 'forward' && timer !== 'T-DEEMED');

const on = (day: LocalDate, directory: Directory): Moment => ({ at: startOf(day), machine: toInstant(0), actor: RULE_OWNER, directory });

const start = fc.integer({ min: 0, max: 360 }).map((offset) => addDays('2026-01-01' as LocalDate, offset));
const started = fc.tuple(start, fc.constantFrom(...timers)).map(([day, { timer, nature }]): Clock => {
  const holder = nature === 'right' ? heldByPetitioner('p1') : heldBy(asOrgId('q-zjj'));

  return startClock({ timer, holder, region: COUNTY, cause: 'Started', until: addDays(day, 20) }, on(day, old));
});

/** An edition that turns some days of 2026 round: what was free is worked, what was worked is free. */
const newer = fc
  .uniqueArray(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 12 })
  .map((offsets) => offsets.map((offset, n) => ({ offset, kind: n % 2 === 0 ? ('holiday' as const) : ('workday' as const) })))
  .map((days) =>
    withNewEdition(
      old,
      days.map(({ offset, kind }) => ({ date: addDays('2026-01-01' as LocalDate, offset), kind, name: '临时调整' })),
    ),
  );

const atStart = ({ startedAt }: Clock, directory: Directory): Moment => ({ ...on('2026-01-01' as LocalDate, directory), at: startedAt });

describe('recomputing any open clock after any new edition', () => {
  it('with the same calendars and rules changes nothing [INV-13]', () =>
    fc.assert(fc.property(started, (clock) => expect(countedAnew(clock, {}, atStart(clock, old))).toEqual({ kind: 'untouched' }))));

  it('once more with the same edition changes nothing more', () =>
    fc.assert(
      fc.property(started, newer, (clock, directory) => {
        const once = countedAnew(clock, {}, atStart(clock, directory));
        fc.pre(once.kind === 'changed');

        expect(once.kind === 'changed' && countedAnew(once.clock, {}, atStart(clock, directory))).toEqual({ kind: 'untouched' });
      }),
    ));

  it('never ends a right before the day it was told, and keeps version, limit and start', () =>
    fc.assert(
      fc.property(started, newer, (clock, directory) => {
        const made = countedAnew(clock, {}, atStart(clock, directory));
        const anew = made.kind === 'changed' ? made.clock : clock;

        expect([anew.ruleSet, anew.limit, anew.startedAt]).toEqual([clock.ruleSet, clock.limit, clock.startedAt]);
        expect(clock.nature === 'duty' || anew.lastDay >= clock.lastDay).toBe(true);
      }),
    ));
});
