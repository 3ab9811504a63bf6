import { given } from '@huiyin/testing/domain';
import { asOrgId, type LocalDate, type Sealed } from '@huiyin/kernel';
import { answerSuggestion, recordOutcome, startAnswerClock } from './answer-suggestion.js';
import { demandExplanation } from './demand-explanation.js';
import { examineItem } from './examine-item.js';
import { makeSuggestion, type MakeSuggestion } from './make-suggestion.js';
import { supervisionAggregate } from './supervision.aggregate.js';
import { failedOnce, failedTwice, feedback, noticed, reworked, served } from '../../testing/ladder.js';
import { ALL_PASS, ITEM, hiddenFrom, sealedText } from '../../testing/matter.js';
import { city, discipline, leader, supervisor, undertaker } from '../../testing/sample-city.js';

const pursue = (change: Partial<MakeSuggestion> = {}) =>
  makeSuggestion({ itemId: ITEM, kind: 'pursue-responsibility', to: asOrgId('q-jw'), ground: 'ACC-45-1', facts: sealedText, ...change });

const suggested = () =>
  failedTwice()
    .then('2026-12-14', pursue(), leader)
    .then('2026-12-14', startAnswerClock({ org: asOrgId('q-jw'), servedOn: '2026-12-14' as LocalDate }));

const answer = (adopted: 'adopted' | 'not-adopted', reason?: Sealed) =>
  answerSuggestion({ suggestionId: 's1', adopted, repliedOn: '2026-12-20' as LocalDate, ...(reason === undefined ? {} : { reason }) });

describe('a step without effect (督办未果, S0-23)', () => {
  it('[T-SUP-REPLY] a notice that finds no reply in its limit has failed', () => {
    expect(failedOnce().last('StepFailed')).toMatchObject({ step: 'notice', failures: 1 });
    expect(failedOnce().types().slice(-2)).toEqual(['DutyMissed', 'StepFailed']);
  });

  it('[S0-23] the leader may then demand an explanation; its own limit runs from its service', () => {
    const story = failedTwice();

    expect(story.last('ExplanationDemanded')).toMatchObject({ approvedBy: leader.id, replyBy: '2026-12-09' });
    expect(story.last('StepFailed')).toMatchObject({ step: 'explanation', failures: 2 });
  });

  it('[S0-23] no explanation is demanded before a step failed, nor twice, nor by anyone but the leader', () => {
    const demand = demandExplanation({ itemId: ITEM, facts: sealedText });

    given(noticed().state).with(city).as(leader).at('2026-11-05').when(demand).thenRefused('supervision.no-step-failed');
    given(failedTwice().state).with(city).as(leader).at('2026-12-14').when(demand).thenRefused('supervision.explanation-already-demanded');
    given(failedOnce().state).with(city).as(supervisor).at('2026-11-25').when(demand).thenRefused('actor.not-authorised');
  });

  it('a rework that is not delivered fails too', () => {
    const story = reworked().until('2026-12-01');

    expect(story.last('StepFailed')).toMatchObject({ step: 'rework', failures: 1 });
  });
});

describe('the accountability suggestion (追究责任建议, S1-17)', () => {
  it('[T-ACC-SUGGEST] [S1-17] the second failed step starts the supervisor’s time to suggest, from the end of the missed limit', () => {
    const clock = failedTwice().last('ClockStarted')?.clock;

    expect(clock).toMatchObject({ timer: 'T-ACC-SUGGEST', holder: { org: 'q-xfj' }, lastDay: '2026-12-16' });
    expect(failedOnce().state.items[0]?.suggesting).toBeUndefined();
  });

  it('[S1-17] the leader makes one, which meets the time', () =>
    given(failedTwice().state, supervisionAggregate)
      .with(city)
      .as(leader)
      .at('2026-12-14')
      .when(pursue())
      .then([
        { type: 'ClockEnded', data: { clock: { timer: 'T-ACC-SUGGEST', state: 'met' } } },
        {
          type: 'SuggestionMade',
          data: { suggestionId: 's1', to: 'q-jw', kind: 'pursue-responsibility', ground: 'ACC-45-1', approvedBy: leader.id },
        },
      ]));

  it('[T-ACC-SUGGEST] a suggestion after its time is made all the same, and recorded as late', () => {
    const story = failedTwice().until('2026-12-20').then('2026-12-21', pursue(), leader);

    expect(story.types().slice(-3)).toEqual(['DutyMissed', 'ClockEnded', 'SuggestionMade']);
    expect(story.last('ClockEnded')?.clock.state).toBe('missed');
  });

  it('[S1-17] is refused before repeated failure, a second time, without the leader, and to the body itself', () => {
    given(failedOnce().state)
      .with(city)
      .as(leader)
      .at('2026-11-25')
      .when(pursue())
      .thenRefused('supervision.too-early-to-suggest', { failures: 1 });
    given(suggested().state).with(city).as(leader).at('2026-12-15').when(pursue()).thenRefused('supervision.suggestion-already-made');
    given(failedTwice().state).with(city).as(supervisor).at('2026-12-14').when(pursue()).thenRefused('actor.not-authorised');
    for (const to of ['q-zjj', 'q-cgj']) {
      given(failedTwice().state)
        .with(city)
        .as(leader)
        .at('2026-12-14')
        .when(pursue({ to: asOrgId(to) }))
        .thenRefused('supervision.not-a-competent-body');
    }
  });

  it('[INV-6] never goes to a body that the matter is withheld from', () =>
    given({ ...failedTwice().state, withheld: hiddenFrom('q-jw') })
      .with(city)
      .as(leader)
      .at('2026-12-14')
      .when(pursue())
      .thenRefused('supervision.unknown-body'));

  it('improving work may be suggested to the body itself as soon as its item is open', () =>
    given(noticed().state, supervisionAggregate)
      .with(city)
      .as(leader)
      .at('2026-11-05')
      .when(pursue({ kind: 'improve-work', to: asOrgId('q-zjj') }))
      .then(['SuggestionMade']));

  it('[T-ACC-SUGGEST] ends without effect when the item is closed', () => {
    const story = failedTwice()
      .then('2026-12-12', feedback('2026-12-12'), undertaker)
      .then('2026-12-12', examineItem({ itemId: ITEM, checks: ALL_PASS }), supervisor);

    expect(story.until('2027-02-01').types().slice(-1)).toEqual(['ItemClosed']);
  });

  it('[T-ACC-SUGGEST] ends when the second failure is taken back', () => {
    const story = failedTwice().then('2026-12-12', feedback('2026-12-01'), supervisor);

    expect(story.state.items).toMatchObject([{ failures: 1, step: { at: 'answered' } }]);
    expect(story.until('2027-02-01').types().slice(-1)).toEqual(['FeedbackRecorded']);
  });
});

describe('the answer to a suggestion (REG-40d)', () => {
  it('[T-SUGGEST-ANS] the time to answer runs from the service', () =>
    expect(suggested().last('ClockStarted')?.clock).toMatchObject({
      timer: 'T-SUGGEST-ANS',
      holder: { org: 'q-jw' },
      lastDay: '2027-01-13',
    }));

  it('[INV-8] adopted, partly or not; what is not adopted needs a reason', () => {
    const scene = given(suggested().state, supervisionAggregate).with(city).as(discipline).at('2026-12-20');

    scene.when(answer('adopted')).then([
      { type: 'ClockEnded', data: { clock: { state: 'met' } } },
      { type: 'SuggestionReplied', data: { adopted: 'adopted' } },
    ]);
    scene.when(answer('not-adopted')).thenRefused('supervision.answer-needs-reason');
    scene.when(answer('not-adopted', sealedText)).then(['ClockEnded', 'SuggestionReplied']);
  });

  it('is refused twice, and from strangers', () => {
    const once = suggested().then('2026-12-20', answer('adopted'), discipline);

    given(once.state)
      .with(city)
      .as(discipline)
      .at('2026-12-21')
      .when(answer('adopted'))
      .thenRefused('supervision.suggestion-already-answered');
    given(suggested().state)
      .with(city)
      .as(undertaker)
      .at('2026-12-21')
      .when(answer('adopted'))
      .thenRefused('supervision.not-the-addressee');
    given(noticed().state).with(city).as(discipline).at('2026-12-21').when(answer('adopted')).thenRefused('suggestion.not-found');
  });

  it('[T-SUGGEST-ANS] an answer that does not come opens supervision of the addressee', () => {
    const story = suggested().until('2027-01-20');

    expect(story.state.items.map(({ id, ground }) => [id, ground])).toEqual([
      [ITEM, 'limit-missed'],
      ['q-jw/1', 'limit-missed'],
    ]);
  });

  it('[S1-18] the outcome is recorded as the competent body told it, once', () => {
    const outcome = recordOutcome({ suggestionId: 's1', outcome: sealedText, decidedOn: '2026-12-22' as LocalDate });
    const story = suggested().then('2026-12-22', outcome, supervisor);

    expect(story.last('OutcomeRecorded')).toMatchObject({ suggestionId: 's1', to: 'q-jw' });
    given(story.state).with(city).as(supervisor).at('2026-12-23').when(outcome).thenRefused('supervision.outcome-already-recorded');
  });

  it('service of a letter that no demand waits for is ignored', () => {
    given(noticed().state).with(city).when(served('L21', '2026-11-02')).thenIgnored();
    given(noticed().state)
      .with(city)
      .when(startAnswerClock({ org: asOrgId('q-jw'), servedOn: '2026-11-02' as LocalDate }))
      .thenIgnored();
  });
});
