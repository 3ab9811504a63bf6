import {
  asOrgId,
  asRegionCode,
  asStaffId,
  EMPTY_DIRECTORY,
  toInstant,
  type CalendarEdition,
  type Clock,
  type Directory,
  type LocalDate,
  type Moment,
  type RuleScope,
  type RuleSet,
  type SpecialDay,
} from '@huiyin/kernel';
import { clockPaused, heldBy, heldByPetitioner, startClock, statutoryRuleSet, withLaw, type ClockStart } from '@huiyin/time';
import { countedAnew } from './counted-anew.js';
import { recountedRecord } from './recompute-record.js';

const COUNTY = asRegionCode('990102');
const [AGENCY, CITY] = [asOrgId('q-zjj'), asRegionCode('990100')];
const day = (written: string): LocalDate => written as LocalDate;
const base = withLaw({
  ...EMPTY_DIRECTORY,
  regions: new Map([
    [CITY, { code: CITY, name: '云州市', level: 'city' } as const],
    [COUNTY, { code: COUNTY, name: '清河区', level: 'county', parent: CITY } as const],
  ]),
});

/** The directory after the nation's edition for 2026 came out anew, with these days besides the old ones. */
const withEdition = (...days: readonly SpecialDay[]): Directory => {
  const old = base.calendars.get('nation/2026') as CalendarEdition;
  const dates = new Set(days.map(({ date }) => date));

  return {
    ...base,
    calendars: new Map([
      ...base.calendars,
      ['nation/2026', { ...old, edition: old.edition + 1, days: [...old.days.filter(({ date }) => !dates.has(date)), ...days] }],
    ]),
  };
};
const holiday = (date: string): SpecialDay => ({ date: day(date), kind: 'holiday', name: '临时放假' });
const workday = (date: string): SpecialDay => ({ date: day(date), kind: 'workday', name: '调休上班' });

const moment = (directory: Directory, at = '2026-08-10'): Moment => ({
  at: toInstant(`${at}T09:00:00+08:00`),
  machine: toInstant(`${at}T09:00:00+08:00`),
  actor: { id: asStaffId('p-xfj:rule-owner'), org: asOrgId('p-xfj'), roles: ['rule-owner'] },
  directory,
});

/** T-TRIAGE of 3 August, a Monday: fifteen days, the last is Tuesday 18 August. */
const started = (more: Partial<ClockStart> = {}): Clock =>
  startClock(
    { timer: 'T-TRIAGE', holder: heldBy(AGENCY), region: COUNTY, cause: 'PetitionRegistered', ...more },
    moment(base, '2026-08-03'),
  );

describe('an open clock after a new edition of the calendar', () => {
  const duty = started();
  const moved = countedAnew(duty, {}, moment(withEdition(holiday(duty.lastDay))));

  it('is counted anew; the ledger shows the old and the new day and edition [INV-13]', () => {
    expect(moved).toMatchObject({ kind: 'changed', clock: { state: 'running', ruleSet: duty.ruleSet, limit: duty.limit } });
    const { clock } = moved as Extract<typeof moved, { kind: 'changed' }>;
    expect(clock.lastDay > duty.lastDay).toBe(true);
    expect(clock.ledger.at(-1)).toMatchObject({
      ...{ kind: 'recomputed', cause: 'calendar-changed', actor: 'p-xfj:rule-owner' },
      ...{ lastDayBefore: duty.lastDay, lastDay: clock.lastDay, calendarBefore: ['nation/2026#1'], calendar: ['nation/2026#2'] },
    });
  });

  it('counted again changes nothing', () => {
    const { clock } = moved as Extract<typeof moved, { kind: 'changed' }>;

    expect(countedAnew(clock, {}, moment(withEdition(holiday(duty.lastDay))))).toEqual({ kind: 'untouched' });
    expect(countedAnew(duty, {}, moment(base))).toEqual({ kind: 'untouched' });
  });

  it('is left as it is where the edition moves no day of it', () =>
    expect(countedAnew(duty, {}, moment(withEdition(holiday('2026-12-24'))))).toEqual({ kind: 'untouched' }));

  it('keeps its rule version when the region has a newer one [INV-13]', () => {
    const newer: RuleSet = { ...statutoryRuleSet(), version: 2, validFrom: day('2026-01-01') };
    const directory = { ...withEdition(holiday(duty.lastDay)), ruleSets: new Map([['nation' as const, [statutoryRuleSet(), newer]]]) };

    expect(countedAnew(duty, {}, moment(directory))).toMatchObject({ clock: { ruleSet: { region: 'nation', version: 1 } } });
  });

  it('is out of the wish of another region or timer, and in that of a region above', () => {
    const directory = withEdition(holiday(duty.lastDay));
    const kinds = [{ region: CITY }, { region: 'nation' as const }, { region: asRegionCode('990103') }, { timer: 'T-HANDLE' }].map(
      (wish) => countedAnew(duty, wish, moment(directory)).kind,
    );

    expect(kinds).toEqual(['changed', 'changed', 'untouched', 'untouched']);
  });

  it('is counted also while it is paused', () => {
    const [paused] = clockPaused(duty, { cause: 'PetitionTransferred' }, moment(base, '2026-08-05'));

    expect(countedAnew(paused!.data.clock, {}, moment(withEdition(holiday(duty.lastDay))))).toMatchObject({ clock: { state: 'paused' } });
  });

  it('may end earlier where it is a duty', () => {
    const saturday = started({ at: day('2026-08-07') });
    const anew = countedAnew(saturday, {}, moment(withEdition(workday('2026-08-22'))));

    expect([saturday.lastDay, anew.kind === 'changed' && anew.clock.lastDay]).toEqual(['2026-08-24', '2026-08-22']);
  });
});

describe('a right', () => {
  it('may become longer', () => {
    const told = started({ timer: 'T-REVIEW-REQ', holder: heldByPetitioner('p1') });

    expect(countedAnew(told, {}, moment(withEdition(holiday(told.lastDay))))).toMatchObject({ kind: 'changed' });
  });

  it('is never shortened below what was told: it keeps its day where the new edition would end it earlier [T-REVIEW-REQ]', () => {
    const told = started({ timer: 'T-REVIEW-REQ', holder: heldByPetitioner('p1'), at: day('2026-07-09') });
    expect(told.lastDay).toBe('2026-08-10');

    expect(countedAnew(told, {}, moment(withEdition(workday('2026-08-08')), '2026-07-20'))).toEqual({ kind: 'kept' });
  });
});

describe('what has ended', () => {
  it.each(['met', 'missed', 'lapsed', 'cancelled'] as const)('%s: is never touched', (state) => {
    const duty: Clock = { ...started(), state };

    expect(countedAnew(duty, {}, moment(withEdition(holiday(duty.lastDay))))).toEqual({ kind: 'untouched' });
  });

  it('nor a limit that passed before the sweep came', () =>
    expect(countedAnew(started(), {}, moment(withEdition(holiday('2026-08-18')), '2026-09-30'))).toEqual({ kind: 'untouched' }));
});

describe('a corrected interpretation', () => {
  const corrected: RuleSet = {
    ...statutoryRuleSet(),
    version: 2,
    timers: statutoryRuleSet().timers.map((rule) => (rule.timer === 'T-TRIAGE' ? { ...rule, limit: (rule.limit ?? 0) - 5 } : rule)),
  };
  const own: RuleSet = { ...corrected, region: COUNTY, version: 1 };
  const directory: Directory = {
    ...base,
    ruleSets: new Map<RuleScope, readonly RuleSet[]>([
      ['nation', [statutoryRuleSet(), corrected]],
      [COUNTY, [own]],
    ]),
  };
  const wish = { region: 'nation', timer: 'T-TRIAGE', ruleVersion: 2 } as const;

  it('is applied by name: version and limit are those of it, once', () => {
    const duty = started();
    const anew = countedAnew(duty, wish, moment(directory));

    expect(anew).toMatchObject({
      clock: { ruleSet: { region: 'nation', version: 2 }, limit: (duty.limit ?? 0) - 5, lastDay: '2026-08-13' },
    });
    expect(anew.kind === 'changed' && anew.clock.ledger.at(-1)).toMatchObject({ cause: 'interpretation-corrected' });
    expect(anew.kind === 'changed' && countedAnew(anew.clock, wish, moment(directory)).kind).toBe('untouched');
  });

  it('does not reach a clock that counts by a nearer region’s own rule', () => {
    const local: Clock = { ...started(), ruleSet: { region: COUNTY, version: 1 } };

    expect(countedAnew(local, wish, moment(directory)).kind).toBe('untouched');
    expect(countedAnew(started(), { ...wish, region: COUNTY, ruleVersion: 1 }, moment(directory)).kind).toBe('changed');
  });
});

describe('a record', () => {
  it('is recounted whole: one event for each clock that moves', () => {
    const [one, other, ended] = [started(), started({ n: 2 }), { ...started({ n: 3 }), state: 'met' as const }];
    const book = Object.fromEntries([one, other, ended].map((clock) => [clock.id, clock]));
    const { events, moved } = recountedRecord(book, {}, moment(withEdition(holiday(one.lastDay))));

    expect(moved.map(({ was }) => was.id)).toEqual([one.id, other.id]);
    expect(events.map(({ type, data }) => [type, 'change' in data && data.change])).toEqual([
      ['ClockChanged', 'recomputed'],
      ['ClockChanged', 'recomputed'],
    ]);
  });
});
