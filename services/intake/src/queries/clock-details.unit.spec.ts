import { shanghai } from '@huiyin/testing';
import { CITY } from '../testing/city.js';
import { clockIn } from '../testing/clock-facts.js';
import { accepted, opinionIssued, transferred } from '../testing/petition-steps.js';
import { request, story, until } from '../testing/petition-story.js';
import { clockDetails, warningNow } from './clock-details.js';

const handled = [request(), transferred(), accepted()] as const;
const warned = (at: string, ...told: Parameters<typeof story>) => {
  const clock = clockIn('T-HANDLE', ...told);
  if (clock === undefined) throw new Error('no T-HANDLE');

  return warningNow(clock, shanghai(at));
};

describe('the clocks of a matter', () => {
  it('[T-HANDLE] say how near the end is at this moment, whether or not the sweep has told it', () => {
    expect(warned('2026-08-11', ...handled)).toBe('none');
    expect(warned('2026-09-20', ...handled)).toBe('notice');
    expect(warned('2026-09-29', ...handled)).toBe('yellow');
    expect(warned('2026-10-09', ...handled)).toBe('red');
    expect(warned('2026-10-10', ...handled)).toBe('overdue');
    expect(warned('2026-10-11', ...handled, until('2026-10-10'))).toBe('overdue');
  });

  it('[T-HANDLE] nothing is near once it is done, in time or late', () => {
    expect(warned('2026-10-09', ...handled, opinionIssued())).toBe('none');
    expect(warned('2026-12-01', ...handled, opinionIssued('2026-11-01'))).toBe('none');
  });

  it('[INV-13] name ledger, rule version and calendar, and explain the last day in both languages', () => {
    const state = story(...handled);
    const lines = clockDetails(state.stage === 'none' ? {} : state.clocks, CITY, shanghai('2026-08-11'));
    expect(lines.map(({ timer }) => timer)).toEqual(['T-REG', 'T-TRIAGE-L', 'T-TRIAGE', 'T-OBJECT', 'T-NOTICE-XFER', 'T-HANDLE']);
    expect(lines.at(-1)).toMatchObject({
      state: 'running',
      lastDay: '2026-10-09',
      provisional: false,
      dayType: 'cal',
      limit: 60,
      mark: 'A',
      ruleSet: { region: 'nation', version: 1 },
      calendar: ['nation/2026#1'],
      ledger: [{ kind: 'started', cause: 'PetitionAccepted' }],
      steps: [{ kind: 'counted', first: '2026-08-11' }],
      explanation: { zh: expect.stringContaining('2026年10月9日'), en: expect.stringContaining('2026-10-09') },
    });
  });
});
