import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inCheckout } from '../checkout/paths.js';
import { CALENDAR } from './calendar-kind.js';
import type { DraftedKind } from './drafted-kind.js';
import { drafting } from './drafting.js';
import { RULES } from './rules-kind.js';
import { shownDraft } from './shown-draft.js';

const sample = (name: string): string => readFileSync(inCheckout('samples', name), 'utf8');
const RULE_HEAD = 'validFrom: 2026-12-01\nsource: 新规则\n';
const CALENDAR_HEAD = 'year: 2026\nissuedOn: 2026-08-01\nsource: 通告\n';

describe('checking a file before it is proposed', () => {
  it('finds nothing in the samples', () => {
    expect(RULES.faultsOf(sample('rules-990100.yaml'))).toEqual([]);
    expect(CALENDAR.faultsOf(sample('calendar-990103-2026.yaml'))).toEqual([]);
  });

  it.each<readonly [kind: DraftedKind, text: string, field: string]>([
    [RULES, `${RULE_HEAD}timers:\n  - { timer: T-HANDLE, limit: 90 }`, 'line 4: timers.0.limit'],
    [RULES, `${RULE_HEAD}timers:\n  - { timer: T-NEW, limit: 1 }`, 'line 4: timers.0.timer'],
    [RULES, `${RULE_HEAD}timers:\n  - { timer: T-TRIAGE, limit: -1 }`, 'line 4: timers.0.limit'],
    [RULES, `${RULE_HEAD}validTo: 2026-11-01`, 'line 3: validTo'],
    [RULES, 'validFrom: 2026-12-01', 'line 1: source'],
    [RULES, 'validFrom: 2026-02-30\nsource: s', 'line 1: validFrom'],
    [CALENDAR, `${CALENDAR_HEAD}closures: [{ name: 停, from: 2027-01-04 }]`, 'line 4: closures.0.from'],
    [CALENDAR, `${CALENDAR_HEAD}holidays: [{ name: 停, from: 2026-02-29 }]`, 'line 4: holidays.0.from'],
    [CALENDAR, 'year: 2026\nissuedOn: 2026-08-01', 'line 1: source'],
  ])('%# names line and path', ({ faultsOf }, text, field) => expect(faultsOf(text)).toEqual([{ field, reason: expect.any(String) }]));

  it('is a command that ends with the lines of each file, and asks nobody', async () => {
    const broken = join(mkdtempSync(join(tmpdir(), 'huiyin-rules-')), 'broken.yaml');
    writeFileSync(broken, `${RULE_HEAD}timers:\n  - { timer: T-HANDLE, limit: 90 }`);

    await expect(drafting(RULES, ['check', inCheckout('samples', 'rules-990100.yaml')])).resolves.toBeUndefined();
    await expect(drafting(RULES, ['check', broken])).rejects.toMatchObject({
      code: 'drafting.faulty',
      message: expect.stringMatching(/broken\.yaml: line 4: timers\.0\.limit: T-HANDLE: looser than the law/),
    });
  });

  it('takes the address from the file, or asks for it', () => {
    expect(RULES.path(RULES.addressOf(sample('rules-990100.yaml')))).toBe('/directory/rule-sets/990100');
    expect(CALENDAR.path(CALENDAR.addressOf(sample('calendar-990103-2026.yaml')))).toBe('/directory/calendars/990103/2026');
    expect(() => RULES.path({})).toThrow('--region');
  });
});

describe('an open draft', () => {
  it('is shown as differences', () =>
    expect(
      shownDraft({
        ...{ number: 2, proposedBy: 'c-xfj:rule-owner', proposedAt: '2026-08-21T00:00:00.000Z' },
        differences: [
          { about: 'T-TRIAGE', field: 'limit', inForce: 15, proposed: 10 },
          { about: '2026-09-03', field: 'day', proposed: 'holiday 停' },
        ],
      }).split('\n'),
    ).toEqual([
      'draft 2, proposed by c-xfj:rule-owner, 2026-08-21T00:00:00.000Z',
      'about              in force  proposed',
      'T-TRIAGE    limit  15        10',
      '2026-09-03  day    –         holiday 停',
    ]));

  it('may be none', () => expect(shownDraft(undefined)).toBe('no draft is open'));
});
