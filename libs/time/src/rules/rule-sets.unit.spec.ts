import type { Directory, RuleSet, TimerRule } from '@huiyin/kernel';
import { toLocalDate } from '../local-date.js';
import { CITY, COUNTY, lawDirectory, momentAt, PROVINCE, startedOn, at } from '../testing/law.js';
import { recomputeClock } from '../clock/recompute-clock.js';
import { checkRuleSet } from './check-rule-set.js';
import { findRule } from './find-rule.js';
import { limitOf, parameter } from './limits.js';
import { looserThanLaw } from './looser-than-law.js';
import { statutoryRuleSet } from './statutory-rule-set.js';

const law = (timer: string): TimerRule => statutoryRuleSet().timers.find((rule) => rule.timer === timer)!;
const local = (region: RuleSet['region'], rules: readonly TimerRule[], more: Partial<RuleSet> = {}): RuleSet => ({
  region,
  version: 1,
  validFrom: toLocalDate('2026-01-01'),
  source: 'local rule',
  timers: rules,
  parameters: {},
  ...more,
});
const withRules = (...sets: readonly RuleSet[]): Directory => {
  const directory = lawDirectory();
  const ruleSets = new Map(directory.ruleSets);
  for (const set of sets) ruleSets.set(set.region, [...(ruleSets.get(set.region) ?? []), set]);

  return { ...directory, ruleSets };
};
const where = { region: COUNTY, on: toLocalDate('2026-08-03') };

describe('which rule holds', () => {
  it('is the nearest: county, city, province, nation', () => {
    const city = local(CITY, [{ ...law('T-TRIAGE'), limit: 10 }]);
    const province = local(PROVINCE, [
      { ...law('T-TRIAGE'), limit: 12 },
      { ...law('T-URGE'), limit: 2 },
    ]);
    const directory = withRules(city, province);

    expect(limitOf({ ...where, timer: 'T-TRIAGE' }, directory)).toBe(10);
    expect(limitOf({ ...where, timer: 'T-URGE' }, directory)).toBe(2);
    expect(limitOf({ ...where, timer: 'T-HANDLE' }, directory)).toBe(60);
  });

  it('is the highest version that holds on the day', () => {
    const one = local(COUNTY, [{ ...law('T-TRIAGE'), limit: 12 }], { validTo: toLocalDate('2026-06-30') });
    const two = local(COUNTY, [{ ...law('T-TRIAGE'), limit: 10 }], { version: 2, validFrom: toLocalDate('2026-09-01') });
    const directory = withRules(one, two);
    const on = (day: string) => limitOf({ region: COUNTY, timer: 'T-TRIAGE', on: toLocalDate(day) }, directory);

    expect([on('2025-12-31'), on('2026-06-30'), on('2026-07-01'), on('2026-09-01')]).toEqual([15, 12, 15, 10]);
  });

  it('stays the same for a clock that runs when a new version comes [INV-13]', () => {
    const clock = startedOn('2026-08-03', 'T-TRIAGE');
    const changed = withRules(local(COUNTY, [{ ...law('T-TRIAGE'), limit: 5 }]));
    const anew = recomputeClock(clock, { cause: 'ReceiptCorrected', startedAt: at('2026-08-04') }, momentAt('2026-08-05', changed));

    expect(anew.ruleSet).toEqual({ region: 'nation', version: 1 });
    expect(anew.lastDay).toBe('2026-08-19');
  });

  it('is a fault where there is none', () => {
    expect(() => findRule('T-NONE', where, lawDirectory())).toThrow('no rule T-NONE');
    expect(() => findRule('T-HANDLE', { region: COUNTY, on: toLocalDate('2022-04-30') }, lawDirectory())).toThrow('no rule T-HANDLE');
  });

  it('gives the numbers that are no limits, the nearest first', () => {
    const directory = withRules(local(CITY, [], { parameters: { 'repeated-reminders': 3 } }));

    expect(parameter(lawDirectory(), COUNTY, 'repeated-reminders')).toBe(2);
    expect(parameter(directory, COUNTY, 'repeated-reminders')).toBe(3);
    expect(parameter(directory, { region: COUNTY, on: toLocalDate('2025-06-01') }, 'repeated-reminders')).toBe(2);
    expect(() => parameter(directory, COUNTY, 'no-such-number')).toThrow('no-such-number');
  });
});

describe('looser than the law [INV-13]', () => {
  const cases: readonly (readonly [string, Partial<TimerRule>, boolean])[] = [
    ['T-HANDLE', { limit: 61 }, true],
    ['T-HANDLE', { limit: 45 }, false],
    ['T-TRIAGE', { limit: 15, type: 'wd' }, true],
    ['T-TRIAGE', { limit: 5, type: 'wd' }, false],
    ['T-HANDLE', { limit: 2, type: 'month' }, true],
    ['T-REVIEW-REQ', { limit: 29 }, true],
    ['T-REVIEW-REQ', { limit: 40 }, false],
    ['T-OBJECT', { limit: 5, type: 'cal' }, true],
    ['T-HEAR-NOTICE', { limit: 6 }, true],
    ['T-HEAR-NOTICE', { limit: 10, type: 'wd' }, false],
    ['T-HANDLE', { nature: 'right' }, true],
    ['T-HANDLE', { type: 'assigned' }, true],
    ['T-ASSIGN', { type: 'cal', limit: 90 }, false],
    ['T-TRIAGE-L', { variants: { county: 5 } }, true],
    ['T-TRIAGE-L', { variants: { county: 3, city: 3, province: 3, nation: 5 } }, false],
  ];

  it.each(cases)('[%s] with %j: %s', (timer, change, looser) => {
    expect(looserThanLaw({ ...law(timer), ...change }, law(timer), lawDirectory())).toBe(looser);
  });
});

describe('a rule set is checked before it is saved', () => {
  const codes = (ruleSet: RuleSet, directory = lawDirectory()) => checkRuleSet(ruleSet, directory).map(({ code, about }) => [code, about]);

  it('and may be stricter, or differ where the law gives no number', () => {
    expect(codes(local(COUNTY, [{ ...law('T-HANDLE'), limit: 45 }]))).toEqual([]);
    expect(codes(local(COUNTY, [{ ...law('T-EVAL'), limit: 15 }]))).toEqual([]);
    expect(codes(statutoryRuleSet())).toEqual([]);
  });

  it('is refused where it is looser than the Regulation, also for the nation itself', () => {
    expect(codes(local(COUNTY, [{ ...law('T-HANDLE'), limit: 90 }]))).toEqual([['rule-set.looser-than-law', 'T-HANDLE']]);
    expect(
      codes({ ...statutoryRuleSet(), version: 2, validFrom: toLocalDate('2026-12-01'), timers: [{ ...law('T-REVIEW'), limit: 60 }] }),
    ).toEqual([['rule-set.looser-than-law', 'T-REVIEW']]);
  });

  it('is refused where a rule is broken', () => {
    const { limit: _, ...withoutLimit } = law('T-TRIAGE');

    expect(codes(local(COUNTY, [{ ...law('T-HANDLE'), timer: 'T-OTHER' }]))).toEqual([['rule-set.timer-unknown', 'T-OTHER']]);
    expect(codes(local(COUNTY, [law('T-HANDLE'), law('T-HANDLE')]))).toEqual([['rule-set.timer-twice', 'T-HANDLE']]);
    expect(codes(local(COUNTY, [withoutLimit]))).toEqual([['rule-set.limit-missing', 'T-TRIAGE']]);
    expect(codes(local(COUNTY, [{ ...law('T-TRIAGE'), limit: 1.5 }]))).toEqual([['rule-set.limit-not-whole', 'T-TRIAGE']]);
    expect(codes(local(COUNTY, [{ ...law('T-TRIAGE'), limit: -1 }]))).toEqual([['rule-set.limit-not-whole', 'T-TRIAGE']]);
  });

  it('is refused where its time is wrong: ended before it began, behind a newer one, over an older one', () => {
    const first = local(COUNTY, [], { validTo: toLocalDate('2026-12-31') });
    const second = local(COUNTY, [], { version: 2, validFrom: toLocalDate('2026-06-01') });

    expect(codes(local(COUNTY, [], { validTo: toLocalDate('2025-12-31') }))).toEqual([['rule-set.ends-before-it-begins', '1']]);
    expect(codes(second, withRules(first))).toEqual([['rule-set.overlaps', '1']]);
    expect(codes(first, withRules(second))).toEqual([['rule-set.version-not-rising', '1']]);
    expect(codes(second, withRules(local(COUNTY, [])))).toEqual([]);
    expect(codes({ ...second, validFrom: toLocalDate('2026-01-01') }, withRules(local(COUNTY, [])))).toEqual([['rule-set.overlaps', '1']]);
  });
});
