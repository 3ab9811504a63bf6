import { given } from '@huiyin/testing/domain';
import { asOrgId, type Instant, type LocalDate } from '@huiyin/kernel';
import { giveEvaluation, type GiveEvaluation } from './give-evaluation.js';
import type { Closed } from './invite-evaluation.js';
import { moveEvaluationWindow } from './move-evaluation-window.js';
import { matterClosed, procedureEnded } from './note-stage.js';
import { recordFollowUp, type RecordFollowUp } from './record-follow-up.js';
import type { Scores } from './supervision.terms.js';
import { supervisionAggregate } from './supervision.aggregate.js';
import { watched } from '../../testing/matter.js';
import { city, registrar, supervisor, undertaker } from '../../testing/sample-city.js';

const closing: Closed & { closedAt: Instant } = {
  evaluable: true,
  office: asOrgId('q-xfj'),
  agency: asOrgId('q-zjj'),
  reply: { kind: 'served', letterId: 'l1', servedOn: '2026-09-01' as LocalDate },
  closedAt: '2026-09-01T02:00:00.000Z' as Instant,
};
const invited = (change: Partial<Closed> = {}) => watched().then('2026-09-01', matterClosed({ ...closing, ...change }));
const evaluate = (office: Scores['office'], agency: Scores['agency'], by: GiveEvaluation['by'] = 'petitioner') =>
  giveEvaluation({ scores: { office, agency }, by });
const unsatisfied = () => invited().then('2026-09-05', evaluate('1', '3'));
const followUp = (change: Partial<RecordFollowUp> = {}) =>
  recordFollowUp({ followUpId: 'f2', way: 'phone', result: 'explained', doneOn: '2026-09-08' as LocalDate, ...change });

describe('the invitation to evaluate (满意度评价, S1-08)', () => {
  it('[INV-9] [EVA-3] [T-EVAL] every evaluable matter gets one; the right to it is the petitioner’s and starts at the service of the reply', () => {
    const story = invited();

    expect(story.last('EvaluationInvited')).toMatchObject({ office: 'q-xfj', agency: 'q-zjj', person: 'p1', until: '2026-10-08' });
    expect(story.last('ClockStarted')?.clock).toMatchObject({ timer: 'T-EVAL', nature: 'right', holder: { person: 'p1' } });
  });

  it('[INV-9] one only: a matter that is closed again gives no second', () =>
    given(invited().state).with(city).at('2026-09-20').when(matterClosed(closing)).then(['MatterClosedNoted']));

  it('[EVA-4] none where the matter may not be evaluated, or no reply was due', () => {
    expect(invited({ evaluable: false }).types()).not.toContain('EvaluationInvited');
    expect(invited({ reply: { kind: 'none' } }).types()).not.toContain('EvaluationInvited');
  });

  it('none where nobody left a name', () =>
    expect(watched({ petitioners: [] }).then('2026-09-01', matterClosed(closing)).types()).not.toContain('EvaluationInvited'));
});

describe('evaluating (EVA-3, EVA-L)', () => {
  it('[EVA-3] [T-EVAL] is met by two scores; the petitioner’s right is used up', () =>
    given(invited().state, supervisionAggregate)
      .with(city)
      .at('2026-09-05')
      .when(evaluate('1', '2'))
      .then([
        { type: 'ClockEnded', data: { clock: { timer: 'T-EVAL', state: 'met' } } },
        { type: 'EvaluationGiven', data: { office: '1', agency: '2', person: 'p1' } },
      ]));

  it('staff of the office that asked may write it down; the agency may not enter how it was found', () => {
    given(invited().state)
      .with(city)
      .at('2026-09-05')
      .as(registrar)
      .when(evaluate('1', '1', 'staff'))
      .then(['ClockEnded', 'EvaluationGiven']);
    given(invited().state)
      .with(city)
      .at('2026-09-05')
      .as(undertaker)
      .when(evaluate('1', '1', 'staff'))
      .thenRefused('supervision.not-the-office');
  });

  it('[EVA-W] may be changed once, within the time', () => {
    const changed = invited().then('2026-09-05', evaluate('1', '1')).then('2026-09-06', evaluate('1', '2'));

    expect(changed.state.evaluation).toMatchObject({ stage: 'given', scores: { agency: '2' }, times: 2 });
    given(changed.state).with(city).at('2026-09-07').when(evaluate('1', '1')).thenRefused('supervision.evaluation-already-changed');
  });

  it('sent twice is not a change', () =>
    given(invited().then('2026-09-05', evaluate('1', '1')).state)
      .with(city)
      .at('2026-09-06')
      .when(evaluate('1', '1'))
      .thenIgnored('same-evaluation'));

  it('[T-EVAL] is refused after the window, whether or not the sweep has run, and without an invitation', () => {
    given(invited().state).with(city).at('2026-10-09').when(evaluate('1', '1')).thenRefused('supervision.evaluation-too-late');
    given(watched().state).with(city).at('2026-10-09').when(evaluate('1', '1')).thenRefused('supervision.not-invited');
  });

  it('is refused for somebody who is no petitioner of the matter', () =>
    given(invited().state)
      .with(city)
      .at('2026-09-05')
      .when(giveEvaluation({ scores: { office: '1', agency: '1' }, by: 'petitioner', person: 'p9' }))
      .thenRefused('supervision.unknown-petitioner'));

  it('[INV-17] a corrected date of service moves the window, and wakes a right that lapsed by mistake', () => {
    const corrected = moveEvaluationWindow({ letterId: 'l1', servedOn: '2026-09-20' as LocalDate });
    const story = invited().until('2026-10-12').then('2026-10-12', corrected);

    expect(story.last('EvaluationWindowMoved')).toMatchObject({ until: '2026-10-20', reopened: true });
    expect(story.then('2026-10-13', evaluate('1', '1')).state.evaluation.stage).toBe('given');
    given(invited().state)
      .with(city)
      .when(moveEvaluationWindow({ letterId: 'l2', servedOn: '2026-09-20' as LocalDate }))
      .thenIgnored();
  });
});

describe('follow-up (回访, FST-5)', () => {
  it('[INV-9] [T-FOLLOWUP] "not satisfied" gives one task per duty holder, each with its time', () => {
    const story = unsatisfied();

    expect(story.state.followUps).toMatchObject([
      { id: 'f1', holder: 'q-xfj', duty: 'petition-office', why: '3', clock: 'T-FOLLOWUP/q-xfj/1' },
      { id: 'f2', holder: 'q-zjj', duty: 'agency', why: '3', clock: 'T-FOLLOWUP/q-zjj/1' },
    ]);
  });

  it('[T-EVAL] [INV-9] not evaluated in time: the right lapses, both bodies follow up, and no item is opened', () => {
    const story = invited().until('2026-10-10');

    expect(story.types().slice(-6)).toEqual([
      'RightLapsed',
      'EvaluationLapsed',
      'FollowUpOpened',
      'ClockStarted',
      'FollowUpOpened',
      'ClockStarted',
    ]);
    expect(story.state.followUps).toMatchObject([{ why: '5' }, { why: '5' }]);
    expect(story.state.items).toEqual([]);
  });

  it('satisfied gives none; a changed score gives no second task', () => {
    expect(invited().then('2026-09-05', evaluate('1', '2')).state.followUps).toEqual([]);
    expect(unsatisfied().then('2026-09-06', evaluate('3', '3')).state.followUps).toHaveLength(2);
  });

  it('an office that answered by itself follows up once', () =>
    expect(invited({ agency: asOrgId('q-xfj') }).then('2026-09-05', evaluate('3', '3')).state.followUps).toHaveLength(1));

  it('[T-FOLLOWUP] is met by the record of the duty holder, once, with a neutral result', () => {
    const done = unsatisfied().then('2026-09-08', followUp(), undertaker);

    expect(done.types().slice(-2)).toEqual(['ClockEnded', 'FollowUpRecorded']);
    expect(done.last('ClockEnded')?.clock).toMatchObject({ timer: 'T-FOLLOWUP', state: 'met', holder: { org: 'q-zjj' } });
    given(done.state).with(city).at('2026-09-09').as(undertaker).when(followUp()).thenRefused('supervision.follow-up-already-recorded');
    given(unsatisfied().state).with(city).at('2026-09-08').as(registrar).when(followUp()).thenRefused('supervision.not-the-duty-holder');
    given(unsatisfied().state).with(city).at('2026-09-07').as(undertaker).when(followUp()).thenRefused('supervision.date-in-future');
    given(unsatisfied().state)
      .with(city)
      .at('2026-09-08')
      .as(undertaker)
      .when(followUp({ followUpId: 'f9' }))
      .thenRefused('follow-up.not-found');
  });

  it('[T-FOLLOWUP] a task that is not done in time is a missed duty and stays open', () => {
    const story = unsatisfied().until('2026-10-20');

    expect(story.types().filter((type) => type === 'DutyMissed')).toHaveLength(2);
    expect(story.state.followUps.every(({ done }) => !done)).toBe(true);
    expect(story.state.items).toEqual([]);
  });

  it('[TRG-7] a fault of the agency that it finds is proposed for supervision', () => {
    const story = unsatisfied().then('2026-09-08', followUp({ followUpId: 'f1', result: 'agency-fault' }), supervisor);

    expect(story.state.items).toMatchObject([{ body: 'q-zjj', ground: 'agency-fault', step: { at: 'proposed' } }]);
  });
});

describe('the end of oversight (督查终结)', () => {
  const ended = procedureEnded('2026-10-20T02:00:00.000Z' as Instant);

  it('comes with the end of the procedure where nothing is open', () => {
    const story = invited().then('2026-09-05', evaluate('1', '1')).then('2026-10-20', ended);

    expect(story.types().slice(-2)).toEqual(['MatterClosedNoted', 'OversightEnded']);
  });

  it('waits for the last follow-up, and comes in the same decision', () => {
    const story = unsatisfied()
      .then('2026-10-20', ended)
      .then('2026-10-21', followUp({ followUpId: 'f1' }), registrar);
    expect(story.types()).not.toContain('OversightEnded');

    expect(story.then('2026-10-21', followUp(), undertaker).types().slice(-2)).toEqual(['FollowUpRecorded', 'OversightEnded']);
  });

  it('waits for an evaluation that is still possible', () => {
    const story = invited().then('2026-09-02', ended);
    expect(story.types()).not.toContain('OversightEnded');

    expect(story.then('2026-09-05', evaluate('1', '1')).types().slice(-1)).toEqual(['OversightEnded']);
  });
});
