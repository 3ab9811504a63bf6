import type { Clock, LocalDate, TimerRule } from '@huiyin/kernel';
import { asOrgId } from '@huiyin/kernel';
import { supervisorOf } from '@huiyin/policy';
import { endClock, heldBy, startClock, statutoryRuleSet } from '@huiyin/time';
import { noteClock, noteMiss } from './note-clock.js';
import { watched } from '../../testing/matter.js';
import { city } from '../../testing/sample-city.js';
import { momentAt, type Story } from '../../testing/story.js';

/** domain.md §2: the timers whose expiry column names supervision, 催办, 督办 or an accountability ground. */
const SUPERVISED = [
  'T-TRIAGE',
  'T-NOTICE-DIRECT',
  'T-NOTICE-XFER',
  'T-HANDLE',
  'T-EXTEND',
  'T-DUTY',
  'T-REDO',
  'T-ASSIGN',
  'T-SUGGEST-ANS',
];
const RIGHTS = ['T-OBJECT', 'T-REVIEW-REQ', 'T-REREVIEW-REQ', 'T-HEAR-APPLY', 'T-EVAL'];

const AGENCY = asOrgId('q-zjj');
const forward = statutoryRuleSet().timers.filter(({ direction }) => direction === 'forward');
const duties = forward.filter(({ nature }) => nature === 'duty');
const rights = forward.filter(({ nature }) => nature === 'right');

/** The clock of a timer that the agency held from 3 August, after nobody did anything. */
const ended = ({ timer, nature }: TimerRule): Clock => {
  const begun = momentAt('2026-08-03');
  const supervisor = supervisorOf(AGENCY, city);
  const clock = startClock(
    {
      timer,
      holder: heldBy(AGENCY),
      region: city.organisations.get(AGENCY)!.region,
      cause: 'Started',
      until: '2026-09-01' as LocalDate,
      ...(supervisor === undefined ? {} : { supervisor }),
    },
    begun,
  );

  return endClock(clock, { as: nature === 'duty' ? 'missed' : 'lapsed', at: clock.due, cause: 'limit-passed' }, momentAt(clock.due));
};

const afterEnd = (rule: TimerRule): Story => {
  const clock = ended(rule);
  const noted = { service: 'intake', clock };

  return watched().then(clock.due, rule.nature === 'duty' ? noteMiss(noted) : noteClock(noted));
};

describe('what the end of a clock leads to (domain.md §2, expiry column)', () => {
  it('the law names these rights and no other; every other timer is a duty', () =>
    expect(rights.map(({ timer }) => timer).sort()).toEqual([...RIGHTS].sort()));

  it.each(duties.filter(({ timer }) => SUPERVISED.includes(timer)).map((rule) => [rule.timer, rule] as const))(
    '[%s] a missed duty opens an item, and the first reminder is counted from its end',
    (timer, rule) => {
      const story = afterEnd(rule);

      expect(rule.expiry).toBe('supervision');
      expect(story.state.items).toMatchObject([
        { body: AGENCY, supervisor: 'q-xfj', ground: 'limit-missed', misses: [`${timer}/q-zjj/1`] },
      ]);
      expect(Object.values(story.state.book)).toMatchObject([{ timer: 'T-URGE', state: 'running' }]);
    },
  );

  it.each(duties.filter(({ timer }) => !SUPERVISED.includes(timer)).map((rule) => [rule.timer, rule] as const))(
    '[%s] a missed duty is copied and shown as overdue, and opens nothing',
    (_timer, rule) => {
      const story = afterEnd(rule);

      expect(story.state.items).toEqual([]);
      expect(story.state.dues).toMatchObject([{ org: AGENCY, state: 'missed' }]);
      expect(story.until('2028-01-01').types()).toEqual(['MatterWatched', 'ClockNoted']);
    },
  );

  it.each(rights.map((rule) => [rule.timer, rule] as const))('[%s] a right lapses: no item, no line, no reminder', (_timer, rule) => {
    const story = afterEnd(rule);

    expect(rule.expiry).toBe('right-lapses');
    expect(story.state.items).toEqual([]);
    expect(story.state.dues).toEqual([]);
    expect(story.until('2028-01-01').types()).toEqual(['MatterWatched', 'ClockNoted']);
  });

  it.each(rights.map((rule) => [rule.timer, rule] as const))(
    '[%s] a right opens nothing even where a message calls it a missed duty to supervise',
    (_timer, rule) => {
      const clock: Clock = { ...ended(rule), state: 'missed', expiry: 'supervision' };

      expect(watched().then(clock.due, noteMiss({ service: 'intake', clock })).state.items).toEqual([]);
    },
  );
});
