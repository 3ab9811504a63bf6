import { given } from '@huiyin/testing/domain';
import { issueNotice } from './issue-notice.js';
import { openItem } from './open-item.js';
import { asOrgId } from '@huiyin/kernel';
import { supervisionAggregate } from './supervision.aggregate.js';
import { noticed, proposed } from '../../testing/ladder.js';
import { handling, hiddenFrom, ITEM, missedBy, missHeard, clockOf, overdue, sealedText, watched } from '../../testing/matter.js';
import { city, leader, registrar, supervisor, cityLeader, undertaker } from '../../testing/sample-city.js';

const remindersOf = (story: ReturnType<typeof overdue>) => story.told.filter((event) => event.type === 'ReminderIssued');

describe('urging (催办, T-URGE, S0-19)', () => {
  it('[T-URGE] the first reminder comes the days of the rule after the limit, the second as long after the first', () => {
    const [first, second, ...more] = remindersOf(overdue().until('2026-12-01'));

    expect(handling.lastDay).toBe('2026-10-08');
    expect(first?.data).toMatchObject({ n: 1, timer: 'T-HANDLE', lastDay: handling.lastDay, issuedAt: '2026-10-12T16:00:00.000Z' });
    expect(second?.data).toMatchObject({ n: 2, issuedAt: '2026-10-15T16:00:00.000Z' });
    expect(more).toEqual([]);
  });

  it('[S0-19] after the repeated reminders the notice is proposed to the leader, and nothing more goes out by itself', () => {
    const story = overdue().until('2027-03-01');

    expect(story.last('NoticeProposed')).toMatchObject({ itemId: ITEM, ground: 'limit-missed' });
    expect(story.types().slice(-2)).toEqual(['ClockEnded', 'NoticeProposed']);
    expect(story.types()).not.toContain('NoticeIssued');
  });

  it('[T-URGE] after an outage the reminders keep their distance: the next one counts from the day of the late one', () => {
    const late = overdue().wakesAt('2026-11-02');

    expect(remindersOf(late)).toHaveLength(1);
    expect(remindersOf(late.until('2026-11-05'))).toHaveLength(1);
    expect(remindersOf(late.until('2026-11-06T00:00'))).toHaveLength(2);
  });

  it('[INV-6] no reminder goes to a body that may not know of the matter', () => {
    const triage = missedBy(clockOf('T-TRIAGE', 'q-xfj', '2026-08-03'));
    const story = overdue().then('2026-10-10', missHeard(triage, hiddenFrom('q-zjj')));

    expect(remindersOf(story.until('2026-12-01')).every(({ data }) => data.body === 'q-xfj')).toBe(true);
  });

  it('takes the deadline away each time', () => {
    const story = overdue();
    const due = supervisionAggregate.deadlines(story.state);

    expect(due.every(({ name }) => name.includes('T-URGE/q-xfj/1'))).toBe(true);
    expect(supervisionAggregate.deadlines(story.until('2026-10-13').state).every(({ name }) => name.includes('T-URGE/q-xfj/2'))).toBe(true);
  });
});

describe('the supervision notice (督办函, L21)', () => {
  const notice = issueNotice({ itemId: ITEM, demand: sealedText });

  it('the leader issues it with the day of the reply; the reply clock waits for the service', () =>
    given(proposed().state, supervisionAggregate)
      .with(city)
      .as(leader)
      .at('2026-11-02')
      .when(notice)
      .then([{ type: 'NoticeIssued', data: { itemId: ITEM, ground: 'limit-missed', approvedBy: leader.id, replyBy: '2026-11-16' } }]));

  it('is refused to anyone but a leader', () => {
    for (const actor of [supervisor, registrar, undertaker]) {
      given(proposed().state).with(city).as(actor).at('2026-11-02').when(notice).thenRefused('actor.not-authorised');
    }
  });

  it('is refused to the leader of another office', () =>
    given(proposed().state).with(city).as(cityLeader).at('2026-11-02').when(notice).thenRefused('supervision.not-the-supervisor'));

  it('[REG-40a] is refused while the body is only being reminded: a missed limit alone is no ground of Art. 40', () =>
    given(overdue().state).with(city).as(leader).at('2026-10-10').when(notice).thenRefused('supervision.notice-not-proposed'));

  it('is refused twice, and for an item that nobody opened', () => {
    given(noticed().state).with(city).as(leader).at('2026-11-03').when(notice).thenRefused('supervision.notice-already-issued');
    given(watched().state).with(city).as(leader).at('2026-11-03').when(notice).thenRefused('item.not-found');
  });
});

describe('a ground that staff record (S0-02, Regulation Art. 40)', () => {
  const shifting = openItem({ body: asOrgId('q-zjj'), ground: 'shifting' });

  it('[REG-40a] opens an item and proposes the notice at once', () =>
    given(watched().state, supervisionAggregate)
      .with(city)
      .as(supervisor)
      .at('2026-09-01')
      .when(shifting)
      .then([{ type: 'ItemOpened', data: { itemId: ITEM, ground: 'shifting', openedBy: supervisor.id } }, 'NoticeProposed']));

  it('takes over an item that is open: the reminders end', () => {
    const story = overdue().then('2026-10-10', shifting, supervisor);

    expect(story.types().slice(-2)).toEqual(['ClockEnded', 'NoticeProposed']);
    expect(story.state.items).toMatchObject([{ id: ITEM, ground: 'shifting', step: { at: 'proposed' } }]);
    expect(story.until('2027-01-01').types()).not.toContain('ReminderIssued');
  });

  it('is refused to staff of another office, to other roles, and while a notice is out', () => {
    given(watched().state)
      .with(city)
      .as({ ...supervisor, org: asOrgId('c-xfj') })
      .when(shifting)
      .thenRefused('supervision.not-the-supervisor');
    given(watched().state).with(city).as(registrar).when(shifting).thenRefused('actor.not-authorised');
    given(noticed().state).with(city).as(supervisor).at('2026-11-03').when(shifting).thenRefused('supervision.notice-already-proposed');
  });

  it('[INV-6] is refused for a body that may not know of the matter, as for one that does not exist', () => {
    const hidden = { ...watched().state, withheld: hiddenFrom('q-zjj') };

    given(hidden).with(city).as(supervisor).when(shifting).thenRefused('supervision.unknown-body');
    given(watched().state)
      .with(city)
      .as(supervisor)
      .when(openItem({ body: asOrgId('q-none'), ground: 'shifting' }))
      .thenRefused('supervision.unknown-body');
  });
});
