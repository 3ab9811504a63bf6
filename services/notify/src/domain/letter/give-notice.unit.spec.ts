import { HearingClocks, IntakeClocks, SAMPLE_CLOCK, SupervisionClocks } from '@huiyin/contracts';
import { asOrgId, type Clock, type ClockEntry, type LocalDate } from '@huiyin/kernel';
import { heldByPetitioner } from '@huiyin/time';
import { givenAfter } from '../../testing/given-letters.js';
import { heard } from '../../testing/matters.js';
import { limitMissed, limitMoved, limitNear } from './give-notice.js';

const OLD = '2026-10-12' as LocalDate;
const NEW = '2026-10-13' as LocalDate;
const anew: ClockEntry = { ...SAMPLE_CLOCK.ledger[0]!, kind: 'recomputed', cause: 'calendar-changed', lastDayBefore: OLD, lastDay: NEW };
const moved: Clock = { ...SAMPLE_CLOCK, lastDay: NEW, ledger: [...SAMPLE_CLOCK.ledger, anew] };
const changed = (clock: Clock, change: 'recomputed' | 'paused' = 'recomputed') => heard(IntakeClocks.ClockChanged, { clock, change });
const nobody = givenAfter();

describe('a duty holder is told', () => {
  it('that a limit counted anew ends on another day: both days and the reason', () =>
    nobody.when(limitMoved(changed(moved))).then([
      {
        type: 'DeadlineNoticeGiven',
        data: {
          ...{ kind: 'deadline-moved', to: 'q-zjj', clock: 'T-HANDLE/q-zjj/1', timer: 'T-HANDLE' },
          ...{ lastDayBefore: OLD, lastDay: NEW, reason: 'calendar-changed' },
        },
      },
    ]));

  it('that a limit is near, yellow or red [T-HANDLE]', () =>
    nobody
      .when(limitNear(heard(HearingClocks.DeadlineWarned, { level: 'yellow' })))
      .then([{ type: 'DeadlineNoticeGiven', data: { kind: 'deadline-near', level: 'yellow', lastDay: SAMPLE_CLOCK.lastDay } }]));

  it('that a limit was missed', () =>
    nobody
      .when(limitMissed(heard(SupervisionClocks.DutyMissed)))
      .then([{ type: 'DeadlineNoticeGiven', data: { kind: 'deadline-missed', to: 'q-zjj' } }]));
});

describe('nobody is told', () => {
  it('of a change that leaves the day as it was, or is no new counting', () => {
    const same = { ...moved, ledger: [...SAMPLE_CLOCK.ledger, { ...anew, lastDayBefore: NEW }] };
    nobody.when(limitMoved(changed(same))).thenIgnored();
    nobody.when(limitMoved(changed(moved, 'paused'))).thenIgnored();
  });

  it('of a petitioner’s right: he has no inbox', () => {
    const right: Clock = { ...moved, nature: 'right', holder: heldByPetitioner('p1') };
    nobody.when(limitMoved(changed(right))).thenIgnored();
  });

  it('of a report on wrongdoing that is about the holder [INV-6]', () => {
    const withheld = { scope: 'from', orgs: [asOrgId('q-zjj')], seq: 3 } as const;
    nobody.when(limitNear(heard(IntakeClocks.DeadlineWarned, { withheld }))).thenIgnored();
  });
});
