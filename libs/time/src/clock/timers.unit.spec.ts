import { statutoryRuleSet } from '../rules/statutory-rule-set.js';
import { toLocalDate } from '../local-date.js';
import { extendClock } from './change-clock.js';
import { COUNTY, lawDirectory, momentAt, startedOn } from '../testing/law.js';
import { grantDays } from '../rules/limits.js';

/** domain.md §2, copied by hand: timer, limit, day type, holder's right or duty. */
const TABLE = [
  ['T-REG', 1, 'wd', 'duty'],
  ['T-TRIAGE', 15, 'cal', 'duty'],
  ['T-TRIAGE-L', 5, 'cal', 'duty'],
  ['T-PASS-SIMPLE', 1, 'wd', 'duty'],
  ['T-NOTICE-DIRECT', 15, 'cal', 'duty'],
  ['T-NOTICE-XFER', 15, 'cal', 'duty'],
  ['T-OBJECT', 5, 'wd', 'right'],
  ['T-OBJECT-ANS', 3, 'wd', 'duty'],
  ['T-HANDLE', 60, 'cal', 'duty'],
  ['T-EXTEND', 30, 'cal', 'duty'],
  ['T-DEEMED', 0, 'cal', 'duty'],
  ['T-DUTY', 2, 'month', 'duty'],
  ['T-REDO', 30, 'cal', 'duty'],
  ['T-ASSIGN', undefined, 'assigned', 'duty'],
  ['T-SIMPLE-ACC', 3, 'wd', 'duty'],
  ['T-SIMPLE-DONE', 10, 'wd', 'duty'],
  ['T-REVIEW-REQ', 30, 'cal', 'right'],
  ['T-REVIEW', 30, 'cal', 'duty'],
  ['T-REREVIEW-REQ', 30, 'cal', 'right'],
  ['T-REREVIEW', 30, 'cal', 'duty'],
  ['T-REVIEW-REFUSE', 15, 'cal', 'duty'],
  ['T-REVIEW-DRAFT', 20, 'cal', 'duty'],
  ['T-HEAR-APPLY', 7, 'cal', 'right'],
  ['T-HEAR-DECIDE', 15, 'cal', 'duty'],
  ['T-HEAR-HOLD', 30, 'cal', 'duty'],
  ['T-HEAR-NOTICE', 7, 'cal', 'duty'],
  ['T-HEAR-RESULT', 20, 'cal', 'duty'],
  ['T-URGE', 3, 'cal', 'duty'],
  ['T-SUP-REPLY', 10, 'wd', 'duty'],
  ['T-SUP-REPORT', 3, 'wd', 'duty'],
  ['T-ACC-SUGGEST', 7, 'cal', 'duty'],
  ['T-SUGGEST-ANS', 30, 'cal', 'duty'],
  ['T-LEADER-READ', 3, 'cal', 'duty'],
  ['T-REPLY', 1, 'month', 'duty'],
  ['T-FOLLOWUP', 10, 'wd', 'duty'],
  ['T-EVAL', 30, 'cal', 'right'],
  ['T-ARCHIVE', 630, 'date', 'duty'],
  ['T-CHARGE', 90, 'cal', 'duty'],
] as const;

describe("the nation's rule set holds the timers of domain.md §2, and the month of S3-36", () => {
  const rules = new Map(statutoryRuleSet().timers.map((rule) => [rule.timer, rule]));

  it('each once, and no other', () => {
    expect([...rules.keys()].sort()).toEqual(TABLE.map(([timer]) => timer).sort());
    expect(statutoryRuleSet().timers).toHaveLength(TABLE.length);
  });

  it.each(TABLE)('[%s] %s %s, a %s, with source and article', (...row) => {
    const [timer, limit, type, nature] = row;
    const rule = rules.get(timer)!;

    expect([rule.limit, rule.type, rule.nature]).toEqual([limit, type, nature]);
    expect(rule.source).not.toBe('');
    expect(rule.article).not.toBe('');
    expect(rule.expiry === 'right-lapses').toBe(nature === 'right');
  });

  it('opens supervision where the expiry column names supervision, 催办, 督办 or ACC, and nowhere else', () => {
    const watched = [...rules.values()].filter((rule) => rule.expiry === 'supervision').map((rule) => rule.timer);

    expect(watched.sort()).toEqual(
      ['T-TRIAGE', 'T-NOTICE-DIRECT', 'T-NOTICE-XFER', 'T-HANDLE', 'T-EXTEND', 'T-DUTY', 'T-REDO', 'T-ASSIGN', 'T-SUGGEST-ANS'].sort(),
    );
  });
});

describe('a clock ends', () => {
  it.each([
    ['T-TRIAGE', '2026-08-03', '2026-08-18'],
    ['T-NOTICE-XFER', '2026-08-04', '2026-08-19'],
    ['T-NOTICE-DIRECT', '2026-09-13', '2026-09-28'],
    ['T-OBJECT', '2026-08-06', '2026-08-13'],
    ['T-OBJECT-ANS', '2026-08-07', '2026-08-12'],
    ['T-HANDLE', '2026-08-10', '2026-10-09'],
    ['T-HANDLE', '2026-08-03', '2026-10-08'],
    ['T-DUTY', '2026-08-10', '2026-10-10'],
    ['T-REDO', '2026-09-07', '2026-10-08'],
    ['T-REVIEW-REQ', '2026-09-15', '2026-10-15'],
    ['T-REVIEW', '2026-11-01', '2026-12-01'],
    ['T-REREVIEW-REQ', '2026-11-10', '2026-12-10'],
    ['T-REREVIEW', '2026-11-13', '2026-12-14'],
    ['T-REVIEW-REFUSE', '2026-11-02', '2026-11-17'],
    ['T-HEAR-APPLY', '2026-11-03', '2026-11-10'],
    ['T-URGE', '2026-10-09', '2026-10-12'],
    ['T-SUP-REPLY', '2026-09-28', '2026-10-16'],
    ['T-ACC-SUGGEST', '2026-09-24', '2026-10-08'],
    ['T-SUGGEST-ANS', '2026-11-02', '2026-12-02'],
    ['T-EVAL', '2026-09-01', '2026-10-08'],
    ['T-FOLLOWUP', '2026-09-16', '2026-09-30'],
    ['T-ARCHIVE', '2025-11-22', '2026-06-30'],
  ])('[%s] started on %s at 24:00 of %s', (timer, start, lastDay) => {
    const clock = startedOn(start, timer);

    expect(clock.lastDay).toBe(lastDay);
    expect(clock.due).toBe(new Date(Date.parse(`${lastDay}T00:00:00+08:00`) + 86_400_000).toISOString());
  });

  it('[T-ASSIGN] on the day written in the assignment, or the next working day', () => {
    expect(startedOn('2026-08-03', 'T-ASSIGN', { until: toLocalDate('2026-09-30') }).lastDay).toBe('2026-09-30');
    expect(startedOn('2026-08-03', 'T-ASSIGN', { until: toLocalDate('2026-10-03') }).lastDay).toBe('2026-10-08');
    expect(() => startedOn('2026-08-03', 'T-ASSIGN')).toThrow('written limit');
  });

  it('[T-EXTEND] later by the days granted, added before the move to a working day', () => {
    const clock = startedOn('2026-08-03', 'T-HANDLE');
    const query = { timer: 'T-EXTEND', region: COUNTY, on: toLocalDate('2026-09-20') };
    const days = grantDays(30, query, lawDirectory())!;

    expect(extendClock(clock, { cause: 'HandlingExtended', days }, momentAt('2026-09-20')).lastDay).toBe('2026-11-02');
    expect(grantDays(31, query, lawDirectory())).toBeUndefined();
    expect(grantDays(0, query, lawDirectory())).toBeUndefined();
    expect(grantDays(1.5, query, lawDirectory())).toBeUndefined();
  });

  it('[T-DEEMED] with the notice period that it follows', () => {
    const notice = startedOn('2026-08-03', 'T-NOTICE-XFER');

    expect(startedOn('2026-08-19', 'T-DEEMED', { after: notice }).due).toBe(notice.due);
  });

  it('[T-HANDLE] counted from the day after the notice period where acceptance is deemed', () => {
    const handling = startedOn('2026-08-19', 'T-HANDLE', { after: startedOn('2026-08-03', 'T-NOTICE-XFER') });

    expect(handling.lastDay).toBe('2026-10-19');
  });

  it('[T-HEAR-RESULT] in the case of its rule', () => {
    expect(startedOn('2026-11-02', 'T-HEAR-RESULT').lastDay).toBe('2026-11-23');
    expect(startedOn('2026-11-02', 'T-HEAR-RESULT', { variant: 'on-the-spot' }).lastDay).toBe('2026-11-12');
  });

  it('[T-REVIEW-REQ] counted from a day of service that is given without a time', () => {
    expect(startedOn('2026-09-20', 'T-REVIEW-REQ', { at: toLocalDate('2026-09-15') }).lastDay).toBe('2026-10-15');
  });

  it('[T-HEAR-NOTICE] is no clock: it counts backward', () => {
    expect(() => startedOn('2026-09-20', 'T-HEAR-NOTICE')).toThrow('no clock');
  });
});
