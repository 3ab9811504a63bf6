import { calendarsThatDiffer } from './same-calendars.js';
import { linesOfRun } from './run-lines.js';
import type { ToldRun } from './told-run.js';

const run = (more: Partial<ToldRun> = {}): ToldRun => ({
  ...{ id: 'r', state: 'done', dryRun: true, calendars: ['nation/2026#2'], scanned: 3, changed: 0, kept: 0, faults: [], moves: [] },
  ...more,
});
const move = { record: 'm1', clock: 'c', timer: 'T-TRIAGE', holder: 'q-zjj', from: '2026-08-18', to: '2026-08-19', provisional: false };

describe('what a recomputation says', () => {
  it('names the editions that a service has not read yet', () => {
    expect(calendarsThatDiffer([run(), run()])).toEqual([]);
    expect(calendarsThatDiffer([run(), run({ calendars: ['nation/2026#1'] })])).toEqual(['nation/2026#1', 'nation/2026#2']);
  });

  it('lists matter, timer, holder, old and new day; first what is over already', () => {
    const moves = [
      { ...move, isOver: false },
      { ...move, record: 'm2', isOver: true },
    ];
    const [summary, rows = ''] = linesOfRun('intake', run({ changed: 2, kept: 1, moves }));

    expect(summary).toBe('intake: 3 records with open clocks, 2 clocks would change; 1 rights keep the later day that was told');
    expect(rows.split('\n').slice(1)).toEqual([
      'm2      T-TRIAGE  q-zjj   2026-08-18 → 2026-08-19  over: will count as missed',
      'm1      T-TRIAGE  q-zjj   2026-08-18 → 2026-08-19',
    ]);
  });
});
