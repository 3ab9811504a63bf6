import { toLocalDate } from '../local-date.js';
import { COUNTY, lawDirectory } from '../testing/law.js';
import { checkRuleSetVersions } from './check-versions.js';
import { statutoryRuleSet } from './statutory-rule-set.js';
import { completeRuleSet, type WrittenRuleSet, type WrittenTimer } from './written-rule-set.js';

const law = statutoryRuleSet();
const written = (more: Partial<WrittenRuleSet> = {}): WrittenRuleSet => ({
  region: COUNTY,
  version: 1,
  validFrom: toLocalDate('2026-01-01'),
  source: '清河区信访工作规定',
  ...more,
});
const timers = (...list: readonly WrittenTimer[]): WrittenRuleSet => written({ timers: list });
const faults = (...versions: readonly WrittenRuleSet[]) =>
  checkRuleSetVersions(versions, lawDirectory()).map(({ code, path }) => [code, path.join('.')]);

describe('rules as a region writes them', () => {
  it('take what they do not say from the law; a limit of their own rests on their own document', () => {
    const [handle] = completeRuleSet(timers({ timer: 'T-HANDLE', limit: 45 }), law).timers;

    expect(handle).toEqual({
      ...law.timers.find(({ timer }) => timer === 'T-HANDLE'),
      limit: 45,
      source: '清河区信访工作规定',
      article: '清河区信访工作规定',
      mark: 'L',
    });
  });

  it('keep the law’s source where only the warnings differ, and name their own article where they have one', () => {
    const [warned, own] = completeRuleSet(
      timers({ timer: 'T-HANDLE', warnings: [] }, { timer: 'T-DUTY', limit: 1, article: '第九条' }),
      law,
    ).timers;

    expect(warned).toMatchObject({ limit: 60, warnings: [], article: 'Regulation Art. 34', mark: 'A' });
    expect(own).toMatchObject({ limit: 1, source: '清河区信访工作规定', article: '第九条' });
  });

  it('change one case of a rule and keep the others', () => {
    const [level] = completeRuleSet(timers({ timer: 'T-TRIAGE-L', variants: { county: 3 } }), law).timers;

    expect(level?.variants).toEqual({ nation: 5, province: 3, city: 3, county: 3 });
  });

  it('name only what they change; a new version for the nation is whole', () => {
    expect(completeRuleSet(timers({ timer: 'T-HANDLE', limit: 45 }), law).timers).toHaveLength(1);
    expect(completeRuleSet(written({ region: 'nation', version: 2 }), law).timers).toHaveLength(law.timers.length);
    expect(completeRuleSet(written({ region: 'nation', version: 2, parameters: { 'minimum-panel': 7 } }), law).parameters).toEqual({
      ...law.parameters,
      'minimum-panel': 7,
    });
  });

  it('are no faults where they are stricter', () => {
    expect(
      faults(timers({ timer: 'T-HANDLE', limit: 45 }, { timer: 'T-REVIEW-REQ', limit: 40 }, { timer: 'T-HEAR-NOTICE', limit: 10 })),
    ).toEqual([]);
  });
});

describe('rules are refused with their place and the reason', () => {
  it.each<readonly [string, WrittenTimer, string, string]>([
    ['an unknown timer', { timer: 'T-NONE', limit: 3 }, 'rule-set.timer-unknown', '0.timers.0.timer'],
    ['a negative limit', { timer: 'T-HANDLE', limit: -1 }, 'rule-set.limit-not-whole', '0.timers.0.limit'],
    ['a limit of zero', { timer: 'T-HANDLE', limit: 0 }, 'rule-set.limit-not-whole', '0.timers.0.limit'],
    ['half a day', { timer: 'T-HANDLE', limit: 1.5 }, 'rule-set.limit-not-whole', '0.timers.0.limit'],
    ['a limit without end', { timer: 'T-OBJECT', limit: 1e12, type: 'cal' }, 'rule-set.limit-not-whole', '0.timers.0.limit'],
    ['a day no year has', { timer: 'T-ARCHIVE', limit: 631 }, 'rule-set.date-impossible', '0.timers.0.limit'],
    ['an empty source', { timer: 'T-HANDLE', limit: 45, source: ' ' }, 'rule-set.source-missing', '0.timers.0.source'],
    ['a longer duty', { timer: 'T-HANDLE', limit: 61 }, 'rule-set.looser-than-law', '0.timers.0.limit'],
    ['a duty longer by its day type', { timer: 'T-TRIAGE', type: 'wd' }, 'rule-set.looser-than-law', '0.timers.0.limit'],
    ['a shorter right', { timer: 'T-REVIEW-REQ', limit: 29 }, 'rule-set.looser-than-law', '0.timers.0.limit'],
  ])('%s', (...[, timer, code, path]) => expect(faults(timers(timer))).toEqual([[code, path]]));

  it('all of them at once, each at its own place, in words', () => {
    const found = checkRuleSetVersions(
      [timers({ timer: 'T-TRIAGE' }, { timer: 'T-HANDLE', limit: 61 }, { timer: 'T-NONE' })],
      lawDirectory(),
    );

    expect(found.map(({ path, reason }) => [path.join('.'), reason])).toEqual([
      ['0.timers.2.timer', 'T-NONE: the law has no such timer'],
      ['0.timers.1.limit', 'T-HANDLE: looser than the law: a duty may not be longer; a right, or the notice before a hearing, not shorter'],
    ]);
  });

  it('a missing source, and a date that does not exist', () => {
    expect(faults(written({ source: '' }))).toEqual([['rule-set.source-missing', '0.source']]);
    expect(faults(written({ validFrom: '2026-02-30' as never }))).toEqual([['rule-set.date-impossible', '0.validFrom']]);
    expect(faults(written({ validTo: '2026-13-01' as never }))).toEqual([['rule-set.date-impossible', '0.validTo']]);
  });

  it('[S2-23] valid-to before valid-from', () => {
    expect(faults(written({ validTo: toLocalDate('2025-12-31') }))).toEqual([['rule-set.ends-before-it-begins', '0.validTo']]);
  });

  it('versions that overlap, or whose numbers do not rise', () => {
    const first = written({ validTo: toLocalDate('2026-12-31') });
    const second = written({ version: 2, validFrom: toLocalDate('2026-06-01') });

    expect(faults(first, second)).toEqual([['rule-set.overlaps', '1.validFrom']]);
    expect(faults(first, { ...second, validFrom: toLocalDate('2027-01-01') })).toEqual([]);
    expect(faults(second, first)).toEqual([['rule-set.version-not-rising', '1.version']]);
    expect(faults(first, first)).toEqual([['rule-set.version-not-rising', '1.version']]);
  });

  it('a number that nothing asks for, and a panel that could tie [INV-7]', () => {
    expect(faults(written({ parameters: { 'minimum-pannel': 5 } }))).toEqual([
      ['rule-set.parameter-unknown', '0.parameters.minimum-pannel'],
    ]);
    expect(faults(written({ parameters: { 'minimum-panel': 4 } }))).toEqual([['rule-set.parameter-even', '0.parameters.minimum-panel']]);
    expect(faults(written({ parameters: { 'repeated-reminders': -1 } }))).toEqual([
      ['rule-set.parameter-not-whole', '0.parameters.repeated-reminders'],
    ]);
  });
});
