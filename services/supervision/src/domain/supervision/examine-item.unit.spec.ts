import { given } from '@huiyin/testing/domain';
import type { LocalDate } from '@huiyin/kernel';
import { examineItem } from './examine-item.js';
import { recordFeedback } from './record-feedback.js';
import { recordVisit } from './record-visit.js';
import { supervisionAggregate } from './supervision.aggregate.js';
import { answered, failedOnce, feedback, noticed, proposed, reworked } from '../../testing/ladder.js';
import { ALL_PASS, ITEM, overdue, sealedText, TWO_FAIL } from '../../testing/matter.js';
import { city, leader, registrar, secondSupervisor, staffOf, supervisor, undertaker } from '../../testing/sample-city.js';

describe('the reply of the body (反馈, S0-22)', () => {
  it('[T-SUP-REPLY] the limit runs from the service of the notice, in working days, and is met by the reply', () => {
    const clock = noticed().last('ClockStarted')?.clock;
    expect(clock).toMatchObject({ timer: 'T-SUP-REPLY', holder: { org: 'q-zjj' }, supervisor: 'q-xfj', lastDay: '2026-11-16' });

    expect(answered().types().slice(-2)).toEqual(['ClockEnded', 'FeedbackRecorded']);
    expect(answered().last('ClockEnded')?.clock).toMatchObject({ id: clock?.id, state: 'met' });
  });

  it('answers a reminder too: the reminders end', () => {
    const story = overdue().until('2026-10-13').then('2026-10-13', feedback('2026-10-13'), undertaker);

    expect(
      story
        .until('2027-01-01')
        .types()
        .filter((type) => type === 'ReminderIssued'),
    ).toHaveLength(1);
    expect(story.state.items).toMatchObject([{ step: { at: 'answered' } }]);
  });

  it('[T-SUP-REPLY] that comes on the day after the limit is late, whether or not the sweep has run', () => {
    const story = noticed().then('2026-11-17', feedback('2026-11-17'), undertaker);

    expect(story.types().slice(-4)).toEqual(['DutyMissed', 'StepFailed', 'ClockEnded', 'FeedbackRecorded']);
    expect(story.state.items).toMatchObject([{ failures: 1, step: { at: 'answered' } }]);
  });

  it('that reached the supervisor in time takes the failure back', () => {
    const story = failedOnce().then('2026-11-26', feedback('2026-11-13'), supervisor);

    expect(story.types().slice(-3)).toEqual(['DutyMissRetracted', 'ClockEnded', 'FeedbackRecorded']);
    expect(story.state.items).toMatchObject([{ failures: 0, step: { at: 'answered' } }]);
  });

  it('is refused from the body with another day than today, from strangers, in the future, and on a closed item', () => {
    const back = recordFeedback({ itemId: ITEM, reply: sealedText, repliedOn: '2026-11-04' as LocalDate });
    const scene = given(noticed().state).with(city).at('2026-11-05');

    scene.as(undertaker).when(back).thenRefused('supervision.reply-dated-back');
    scene
      .as(staffOf('q-cgj', 'undertaker-1', 'undertaker'))
      .when(back)
      .thenRefused('supervision.not-the-body');
    scene.as(leader).when(back).thenRefused('actor.not-authorised');
    scene.as(supervisor).when(feedback('2026-11-06')).thenRefused('supervision.date-in-future');
    scene
      .as(supervisor)
      .when(recordFeedback({ itemId: 'q-zjj/7', reply: sealedText, repliedOn: '2026-11-05' as LocalDate }))
      .thenRefused('item.not-found');
    const closed = answered().then('2026-11-06', examineItem({ itemId: ITEM, checks: ALL_PASS }), supervisor);
    given(closed.state).with(city).at('2026-11-07').as(undertaker).when(feedback('2026-11-07')).thenRefused('supervision.item-closed');
  });
});

describe('the closing standard (处结标准)', () => {
  it('[S0-24] all six checks close the item', () =>
    given(answered().state, supervisionAggregate)
      .with(city)
      .as(supervisor)
      .at('2026-11-06')
      .when(examineItem({ itemId: ITEM, checks: ALL_PASS }))
      .then([
        { type: 'ItemExamined', data: { by: supervisor.id } },
        { type: 'ItemClosed', data: { reason: 'passed' } },
      ]));

  it('[S0-25] [S0-24] a failed check returns it for rework, with what is missing, a new limit and the round', () => {
    const story = reworked();

    expect(story.last('ReworkDemanded')).toMatchObject({
      round: 1,
      missing: ['facts-clear', 'opinion-carried-out'],
      replyBy: '2026-11-20',
    });
    expect(story.last('ClockStarted')?.clock).toMatchObject({ timer: 'T-SUP-REPLY', lastDay: '2026-11-20', id: 'T-SUP-REPLY/q-zjj/2' });
  });

  it('[S0-25] the second return is the second round', () => {
    const again = reworked()
      .then('2026-11-10', feedback('2026-11-10'), undertaker)
      .then('2026-11-11', examineItem({ itemId: ITEM, checks: TWO_FAIL, reason: sealedText }), supervisor);

    expect(again.last('ReworkDemanded')).toMatchObject({ round: 2 });
  });

  it('[S0-25] a return without reasons is refused', () =>
    given(answered().state)
      .with(city)
      .as(supervisor)
      .at('2026-11-06')
      .when(examineItem({ itemId: ITEM, checks: TWO_FAIL }))
      .thenRefused('supervision.rework-needs-reason'));

  it('is refused before the body answered, and to other roles', () => {
    const examine = examineItem({ itemId: ITEM, checks: ALL_PASS });

    given(noticed().state).with(city).as(supervisor).at('2026-11-06').when(examine).thenRefused('supervision.nothing-to-examine');
    given(answered().state).with(city).as(registrar).at('2026-11-06').when(examine).thenRefused('actor.not-authorised');
    given(answered().state).with(city).as(undertaker).at('2026-11-06').when(examine).thenRefused('actor.not-authorised');
  });
});

describe('the on-the-spot check (现场督查)', () => {
  const visit = (...members: (typeof supervisor)[]) =>
    recordVisit({ itemId: ITEM, members: members.map(({ id }) => id), visitedOn: '2026-11-01' as LocalDate, findings: sealedText });
  const scene = given(proposed().state, supervisionAggregate).with(city).as(supervisor).at('2026-11-02');

  it('[S0-20] [INV-7] is recorded with two people', () =>
    scene
      .when(visit(supervisor, secondSupervisor))
      .then([{ type: 'VisitRecorded', data: { members: [supervisor.id, secondSupervisor.id] } }]));

  it('[S0-20] [INV-7] is refused with fewer than two, one person named twice included', () => {
    scene.when(visit(supervisor)).thenRefused('supervision.visit-needs-two', { members: 1 });
    scene.when(visit(supervisor, supervisor)).thenRefused('supervision.visit-needs-two', { members: 1 });
  });

  it('is refused with people nobody knows, with staff of the body, and on a day to come', () => {
    scene.when(visit(supervisor, staffOf('q-xfj', 'nobody'))).thenRefused('supervision.unknown-member');
    scene.when(visit(supervisor, undertaker)).thenRefused('supervision.member-of-the-body');
    given(proposed().state)
      .with(city)
      .as(supervisor)
      .at('2026-10-31')
      .when(visit(supervisor, secondSupervisor))
      .thenRefused('supervision.date-in-future');
  });
});
