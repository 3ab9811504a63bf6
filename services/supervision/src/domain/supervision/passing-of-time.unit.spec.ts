import { failedOnce, noticed } from '../../testing/ladder.js';
import { handling, overdue, sealedText, watched } from '../../testing/matter.js';
import { leader } from '../../testing/sample-city.js';
import type { Story } from '../../testing/story.js';
import { takeCharge } from './take-charge.js';
import { supervisionAggregate } from './supervision.aggregate.js';

const DAYS = [
  '2026-10-09',
  '2026-10-10',
  '2026-10-12',
  '2026-10-13',
  '2026-10-14',
  '2026-10-15',
  '2026-10-16',
  '2026-10-17',
  '2026-10-19',
  '2026-10-21',
];
const facts = (story: Story): readonly string[] => story.types().filter((type) => type !== 'DeadlineWarned');
const issuedAt = (story: Story) => story.told.flatMap((event) => (event.type === 'ReminderIssued' ? [event.data.issuedAt] : []));
const charged = () => watched().then('2026-08-03', takeCharge({ leader: leader.id, team: [], ground: 'major', plan: sealedText }), leader);

describe('nothing fires early, twice or never (domain.md §2)', () => {
  it('[T-URGE] looked at day by day or all at once: the same reminders at the same instants, and one proposal', () => {
    const daily = DAYS.reduce((story, day) => story.until(day), overdue());
    const atOnce = overdue().until('2026-10-21');

    expect(daily.types()).toEqual(atOnce.types());
    expect(issuedAt(daily)).toEqual(issuedAt(atOnce));
    expect(facts(atOnce).filter((type) => type === 'NoticeProposed')).toHaveLength(1);
  });

  it('[T-URGE] looked at twice at the same moment, nothing more happens', () => {
    const once = overdue().wakesAt('2026-10-13');

    expect(once.wakesAt('2026-10-13').types()).toEqual(once.types());
    expect(once.until('2026-10-13').types()).toEqual(once.types());
  });

  it('[T-URGE] a clock that jumps half a year gives one reminder then, not all that were left out; the ladder goes on from there', () => {
    const jumped = overdue().wakesAt('2027-04-01');

    expect(issuedAt(jumped)).toHaveLength(1);
    expect(facts(jumped)).not.toContain('NoticeProposed');
    expect(facts(jumped.until('2027-05-01')).filter((type) => type === 'NoticeProposed')).toHaveLength(1);
    expect(issuedAt(jumped.until('2027-05-01'))).toHaveLength(2);
  });

  it('[T-SUP-REPLY] a reply missed during an outage fails one step, dated at the due instant, and warns no more', () => {
    const jumped = noticed().wakesAt('2027-03-01');
    const missed = jumped.last('DutyMissed')?.clock;

    expect(missed?.ledger.at(-1)).toMatchObject({ kind: 'missed', at: missed?.due });
    expect(facts(jumped).filter((type) => type === 'StepFailed')).toHaveLength(1);
    expect(jumped.types().slice(noticed().types().length)).not.toContain('DeadlineWarned');
    expect(facts(jumped)).toEqual(facts(failedOnce()));
  });

  it('[T-CHARGE] a charge that ended during an outage goes up once', () => {
    const jumped = charged().wakesAt('2028-01-01');

    expect(facts(jumped).slice(-3)).toEqual(['DutyMissed', 'ItemOpened', 'NoticeProposed']);
    expect(supervisionAggregate.deadlines(jumped.state)).toEqual([]);
  });

  it('[T-HANDLE] no deadline of the record lies before the fact that made it, and each goes when it has fired', () => {
    const story = overdue();
    const waiting = supervisionAggregate.deadlines(story.state);

    expect(waiting.every(({ at }) => at > handling.due)).toBe(true);
    for (const deadline of waiting) {
      const after = story.wakesAt(deadline.at);
      expect(supervisionAggregate.deadlines(after.state).map(({ name }) => name)).not.toContain(deadline.name);
    }
  });
});
