import fc from 'fast-check';
import { extendClock, pauseClock, resumeClock } from '../clock/change-clock.js';
import { addDays, toLocalDate } from '../local-date.js';
import { grantDays } from '../rules/limits.js';
import { statutoryRuleSet } from '../rules/statutory-rule-set.js';
import { COUNTY, lawDirectory, momentAt, startedOn } from '../testing/law.js';
import { dateText, lastDayText, momentText, offsetText } from '../text/date-text.js';
import { explainNotice } from './explain-notice.js';
import { explain } from './explain.js';

const directory = lawDirectory();
const clocked = statutoryRuleSet().timers.filter((rule) => rule.direction === 'forward');

describe('a clock explains itself', () => {
  it('[T-HANDLE] day 1, the days counted, the move over a holiday, the article', () => {
    const { sentence, steps, dayType } = explain(startedOn('2026-08-03', 'T-HANDLE'), directory);

    expect(sentence.en).toBe(
      'the event was on 2026-08-03, a day that is not counted; day 1 is 2026-08-04; 60 calendar days end on 2026-10-02; ' +
        '2026-10-02 is a public holiday (国庆节), so the period ends on the next working day, 2026-10-08; ' +
        'it ends at 24:00 on 2026-10-08; Regulation Art. 34 (rule set nation, version 1).',
    );
    expect(sentence.zh).toBe(
      '2026年8月3日起算，当日不计，2026年8月4日为第一日，60日至2026年10月2日；2026年10月2日为法定休假日（国庆节），顺延至2026年10月8日；' +
        '截止2026年10月8日24时；依据《信访工作条例》第34条（规则集nation第1版）。',
    );
    expect(steps.map((step) => step.kind)).toEqual(['counted', 'moved']);
    expect(dayType).toBe('cal');
  });

  it('[T-OBJECT] in working days, over a weekend', () => {
    const { sentence } = explain(startedOn('2026-08-07', 'T-OBJECT'), directory);

    expect(sentence.en).toContain('day 1 is 2026-08-10; 5 working days end on 2026-08-14');
    expect(sentence.zh).toContain('2026年8月10日为第一日，5个工作日至2026年8月14日');
    expect(sentence.zh).toContain('《信访工作条例》第23条第3款');
  });

  it('[T-SUP-REPLY] the holidays passed over and the make-up day counted, by name', () => {
    const { steps, sentence } = explain(startedOn('2026-09-28', 'T-SUP-REPLY'), directory);

    expect(steps[0]).toMatchObject({
      kind: 'counted',
      passed: {
        holidays: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-07', days: 7 }],
        weekendDays: 1,
        makeUpDays: [{ date: '2026-10-10', name: '国庆节调休' }],
      },
    });
    expect(sentence.en).toContain(
      'day 1 is 2026-09-29; 10 working days end on 2026-10-16 (not counted: 国庆节 (2026-10-01 to 2026-10-07), 1 weekend day; ' +
        'counted as working day: 2026-10-10 (国庆节调休)); it ends at 24:00 on 2026-10-16',
    );
    expect(sentence.zh).toContain(
      '10个工作日至2026年10月16日（不计国庆节7日（2026年10月1日至10月7日）、休息日1日；2026年10月10日（国庆节调休）为调休上班日，计入）',
    );
  });

  it('[T-TRIAGE] a move that ends on a make-up Saturday', () => {
    const { steps, sentence } = explain(startedOn('2026-09-18', 'T-TRIAGE', {}), directory);
    expect(steps.at(-1)).toMatchObject({ kind: 'moved', from: '2026-10-03', to: '2026-10-08', passed: { weekendDays: 0 } });
    expect(sentence.en).not.toContain('make-up');

    const onSunday = explain(startedOn('2025-12-20', 'T-TRIAGE', { at: toLocalDate('2025-12-19') }), directory);
    expect(onSunday.steps.at(-1)).toMatchObject({ kind: 'moved', from: '2026-01-03', to: '2026-01-04' });
    expect(onSunday.sentence.en).toContain('the next working day, 2026-01-04 (元旦调休, a make-up working day)');
    expect(onSunday.sentence.zh).toContain('顺延至2026年1月4日（元旦调休，上班日）');
  });

  it('[T-REREVIEW] with its pause, while it lasts and after it', () => {
    const paused = pauseClock(startedOn('2026-11-03', 'T-REREVIEW'), { cause: 'HearingNoticed' }, momentAt('2026-11-10'));
    const resumed = resumeClock(paused, { cause: 'HearingFound' }, momentAt('2026-11-24'));

    expect(explain(paused, directory).sentence.en).toContain('paused from 2026-11-10; Regulation');
    expect(explain(resumed, directory).steps[1]).toMatchObject({ kind: 'paused', cause: 'HearingNoticed', article: 'Regulation Art. 36' });
    expect(explain(resumed, directory).sentence.en).toContain(
      'resumed on 2026-11-24, the 14 calendar days of the pause are added: 2026-12-17',
    );
  });

  it('[T-EXTEND] with its extension', () => {
    const days = grantDays(30, { timer: 'T-EXTEND', region: COUNTY, on: toLocalDate('2026-09-20') }, directory)!;
    const extended = extendClock(startedOn('2026-08-03', 'T-HANDLE'), { cause: 'HandlingExtended', days }, momentAt('2026-09-20'));

    expect(explain(extended, directory).sentence.en).toContain('extended by 30 calendar days to 2026-11-01; 2026-11-01 is a weekend');
  });

  it('[T-ASSIGN] by the written day, and says where it is provisional', () => {
    const assigned = startedOn('2026-12-20', 'T-ASSIGN', { until: toLocalDate('2027-02-02') });

    expect(explain(assigned, directory).sentence.en).toContain('the limit is set to 2027-02-02');
    expect(explain(assigned, directory)).toMatchObject({ provisional: true, lastDay: '2027-02-02' });
    expect(explain(assigned, directory).sentence.zh).toContain('暂定日期');
  });

  it('ends where the clock ends, for every timer and day', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.constantFrom(...clocked), (offset, { timer }) => {
        const day = addDays(toLocalDate('2025-01-01'), offset);
        const clock = startedOn(day, timer, { until: addDays(day, 20) });
        const explanation = explain(clock, directory);
        const last = explanation.steps.at(-1)!;

        expect('to' in last ? last.to : undefined).toBe(clock.lastDay);
        expect(explanation.sentence.en).toContain(clock.lastDay);
        expect(explanation.sentence.zh).toContain(lastDayText(clock));
      }),
    ));
});

describe('a timer that counts backward explains itself [T-HEAR-NOTICE]', () => {
  const query = { timer: 'T-HEAR-NOTICE', region: COUNTY, on: toLocalDate('2026-11-10') };

  it('from the day of the hearing to the last day for its notice', () => {
    const { lastDay, due, steps, sentence } = explainNotice(toLocalDate('2026-11-10'), query, directory);

    expect([lastDay, due, steps.map(({ kind }) => kind)]).toEqual(['2026-11-03', '2026-11-03T16:00:00.000Z', ['counted-back']]);
    expect(sentence.en).toBe(
      'counted back from 2026-11-10: 7 calendar days, the day of the notice not counted; the notice is given on 2026-11-03 at the latest; ' +
        'it ends at 24:00 on 2026-11-03; Guangxi hearing rule Art. 6 (rule set nation, version 1).',
    );
    expect(sentence.zh).toContain('自2026年11月10日倒推7日，通知当日不计，最迟2026年11月3日通知');
  });

  it('is no explanation of a clock', () => {
    expect(() => explainNotice(toLocalDate('2026-11-10'), { ...query, timer: 'T-HANDLE' }, directory)).toThrow('is a clock');
  });
});

describe('dates in letters', () => {
  it('are written in the Chinese way, without leading zeros', () => {
    expect(dateText(toLocalDate('2026-11-10'))).toBe('2026年11月10日');
    expect(dateText(toLocalDate('2026-01-05'))).toBe('2026年1月5日');
  });

  it('name the last day of a period, not the instant after it', () => {
    expect(lastDayText(startedOn('2026-08-03', 'T-HANDLE'))).toBe('2026年10月8日');
  });

  it('are read by machines with the offset of Shanghai', () => {
    expect(offsetText(momentAt('2026-11-10T00:05').at)).toBe('2026-11-10T00:05:00+08:00');
  });

  it('give the hour in Shanghai', () => {
    expect(momentText(momentAt('2026-11-10T09:05').at)).toBe('2026年11月10日9时05分');
    expect(momentText(momentAt('2026-11-10T00:30').at)).toBe('2026年11月10日0时30分');
  });
});
