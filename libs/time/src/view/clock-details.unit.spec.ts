import { clockMet, clockPaused } from '../clock/clock-events.js';
import { clockDeadlines, dueClock } from '../clock/clock-deadlines.js';
import { after, at, lawDirectory, momentAt, startedOn } from '../testing/law.js';
import { detailsOfClocks } from './clock-details.js';
import { clockLines } from './clock-line.js';
import { warningNow } from './warning-now.js';

const directory = lawDirectory();
/** Sixty days, moved over the National Day: the last is 9 October. */
const clock = startedOn('2026-08-10', 'T-HANDLE');
const missed = after(
  clock,
  dueClock({ [clock.id]: clock }, clockDeadlines({ [clock.id]: clock }).at(-1)!, momentAt('2026-10-10', directory)),
);
const done = (day: string, from = clock) => after(from, clockMet(from, { cause: 'OpinionIssued', at: at(day) }, momentAt(day, directory)));

describe('the view of a clock', () => {
  it('[T-HANDLE] says how near the end is at this moment, whether or not the sweep has told it', () => {
    const days = ['2026-08-11', '2026-09-20', '2026-09-29', '2026-10-09', '2026-10-10'];

    expect(days.map((day) => warningNow(clock, at(day)))).toEqual(['none', 'notice', 'yellow', 'red', 'overdue']);
    expect(warningNow(missed, at('2026-10-11'))).toBe('overdue');
  });

  it('[T-HANDLE] nothing is near once it is done, in time or late, or while it is paused', () => {
    expect(warningNow(done('2026-09-01'), at('2026-10-09'))).toBe('none');
    expect(warningNow(done('2026-11-01', missed), at('2026-12-01'))).toBe('none');
    const paused = after(clock, clockPaused(clock, { cause: 'Paused' }, momentAt('2026-10-08', directory)));
    expect(warningNow(paused, at('2026-10-09'))).toBe('none');
  });

  it('[INV-13] names ledger, rule version and calendar, and explains the last day in both languages', () => {
    const [line] = detailsOfClocks({ [clock.id]: clock }, directory, at('2026-08-11'));

    expect(line).toMatchObject({
      ...{ state: 'running', warning: 'none', lastDay: '2026-10-09', provisional: false, dayType: 'cal', limit: 60, mark: 'A' },
      ...{ ruleSet: { region: 'nation', version: 1 }, calendar: ['nation/2026#1'] },
      ledger: [{ kind: 'started', cause: 'Started' }],
      steps: [{ kind: 'counted', first: '2026-08-11' }],
      explanation: { zh: expect.stringContaining('2026年10月9日'), en: expect.stringContaining('2026-10-09') },
    });
    expect(line).not.toHaveProperty('supervisor');
  });

  it('names the first started first; of those that started together, the one that ends first', () => {
    const later = startedOn('2026-08-11', 'T-OBJECT');
    const book = Object.fromEntries([later, clock, startedOn('2026-08-10', 'T-TRIAGE')].map((one) => [one.id, one]));

    expect(clockLines(book, directory).map(({ timer }) => timer)).toEqual(['T-TRIAGE', 'T-HANDLE', 'T-OBJECT']);
  });
});
