import { asOrgId, type LocalDate } from '@huiyin/kernel';
import { statutoryRuleSet } from '@huiyin/time';
import { answerSuggestion, startAnswerClock } from './answer-suggestion.js';
import { giveEvaluation } from './give-evaluation.js';
import { makeSuggestion } from './make-suggestion.js';
import { matterClosed } from './note-stage.js';
import { recordFollowUp } from './record-follow-up.js';
import { failedTwice, feedback, noticed } from '../../testing/ladder.js';
import { ITEM, overdue, sealedText, watched } from '../../testing/matter.js';
import { leader, supervisor, undertaker } from '../../testing/sample-city.js';
import { momentAt, type Story } from '../../testing/story.js';

const pursue = makeSuggestion({ itemId: ITEM, kind: 'pursue-responsibility', to: asOrgId('q-jw'), ground: 'ACC-45-1', facts: sealedText });
const suggested = () =>
  failedTwice()
    .then('2026-12-14', pursue, leader)
    .then('2026-12-14', startAnswerClock({ org: asOrgId('q-jw'), servedOn: '2026-12-14' as LocalDate }));
const answer = answerSuggestion({ suggestionId: 's1', adopted: 'adopted', repliedOn: '2026-12-20' as LocalDate });
const invited = () =>
  watched().then(
    '2026-09-01',
    matterClosed({
      evaluable: true,
      office: asOrgId('q-xfj'),
      agency: asOrgId('q-zjj'),
      reply: { kind: 'served', letterId: 'l1', servedOn: '2026-09-01' as LocalDate },
      closedAt: momentAt('2026-09-01').at,
    }),
  );
const evaluated = (story: Story) => story.then('2026-09-05', giveEvaluation({ scores: { office: '1', agency: '3' }, by: 'petitioner' }));
const followedUp = (story: Story) =>
  story.then(
    '2026-09-08',
    recordFollowUp({ followUpId: 'f2', way: 'phone', result: 'explained', doneOn: '2026-09-08' as LocalDate }),
    undertaker,
  );

interface Row {
  readonly timer: string;
  readonly begun: () => Story;
  readonly clock: string;
  /** By which fact it is met. */
  readonly met: (story: Story) => Story;
  readonly by: string;
  readonly end: 'missed' | 'lapsed';
  /** What its end leads to: the facts after the one that ends it. */
  readonly leadsTo: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    timer: 'T-SUP-REPLY',
    begun: noticed,
    clock: 'T-SUP-REPLY/q-zjj/1',
    met: (story) => story.then('2026-11-05', feedback('2026-11-05'), undertaker),
    by: 'FeedbackRecorded',
    end: 'missed',
    leadsTo: ['StepFailed'],
  },
  {
    timer: 'T-ACC-SUGGEST',
    begun: failedTwice,
    clock: 'T-ACC-SUGGEST/q-xfj/1',
    met: (story) => story.then('2026-12-14', pursue, leader),
    by: 'SuggestionMade',
    end: 'missed',
    leadsTo: [],
  },
  {
    timer: 'T-SUGGEST-ANS',
    begun: suggested,
    clock: 'T-SUGGEST-ANS/q-jw/1',
    met: (story) => story.then('2026-12-20', answer, supervisor),
    by: 'SuggestionReplied',
    end: 'missed',
    leadsTo: ['ItemOpened', 'ClockStarted'],
  },
  {
    timer: 'T-FOLLOWUP',
    begun: () => evaluated(invited()),
    clock: 'T-FOLLOWUP/q-zjj/1',
    met: followedUp,
    by: 'FollowUpRecorded',
    end: 'missed',
    leadsTo: [],
  },
  {
    timer: 'T-EVAL',
    begun: invited,
    clock: 'T-EVAL/p1/1',
    met: evaluated,
    by: 'EvaluationGiven',
    end: 'lapsed',
    leadsTo: ['EvaluationLapsed', 'FollowUpOpened', 'ClockStarted', 'FollowUpOpened', 'ClockStarted'],
  },
];

const clockIn = (story: Story, id: string) => story.state.book[id]!;
/** The facts told from the end of a clock on, and not after the next end of another. */
const afterEnd = (story: Story, id: string): readonly string[] => {
  const ends = ['DutyMissed', 'RightLapsed'];
  const from = story.told.findIndex((event) => ends.includes(event.type) && 'clock' in event.data && event.data.clock.id === id);
  const next = story.told.findIndex((event, at) => at > from && [...ends, 'DeadlineWarned', 'ReminderIssued'].includes(event.type));

  return story
    .types()
    .slice(from + 1, next === -1 ? undefined : next)
    .filter((type, at, all) => !(type === 'ClockEnded' && all[at + 1] === 'ReminderIssued'));
};

describe.each(ROWS)('the clock $timer', ({ timer, begun, clock, met, by, end, leadsTo }) => {
  it(`[${timer}] starts, held by whom its id names, on record as supervision’s own`, () => {
    const started = clockIn(begun(), clock);

    expect(started).toMatchObject({ id: clock, timer, state: 'running' });
    expect(Object.values(started.holder)).toContain(clock.split('/')[1]);
    expect(statutoryRuleSet().timers.find((rule) => rule.timer === timer)?.owner).toBe('supervision');
  });

  it(`[${timer}] is met by ${by}`, () => {
    const done = met(begun());

    expect(clockIn(done, clock).state).toBe('met');
    expect(done.types()).toContain(by);
  });

  it(`[${timer}] ends ${end}, at its due instant and not before`, () => {
    const { due } = clockIn(begun(), clock);
    const before = new Date(Date.parse(due) - 1).toISOString();

    expect(clockIn(begun().until(before), clock).state).toBe('running');
    expect(clockIn(begun().until(due), clock).state).toBe(end);
    expect(clockIn(begun().until(due), clock).ledger.at(-1)).toMatchObject({ kind: end, at: due });
    expect(afterEnd(begun().until(due), clock)).toEqual(leadsTo);
  });
});

describe('a fact that is told late', () => {
  const late = answerSuggestion({ suggestionId: 's1', adopted: 'adopted', repliedOn: '2027-01-20' as LocalDate });
  const intime = answerSuggestion({ suggestionId: 's1', adopted: 'adopted', repliedOn: '2027-01-05' as LocalDate });
  const facts = (story: Story) => story.types().filter((type) => type !== 'DeadlineWarned' && type !== 'ReminderIssued');

  it('[T-SUGGEST-ANS] an answer after the limit opens the item of the miss, and nobody is reminded of it, whether or not the sweep has run', () => {
    const asleep = suggested().then('2027-01-20', late, supervisor);
    const swept = suggested().until('2027-01-16').then('2027-01-20', late, supervisor);

    for (const story of [asleep, swept]) {
      expect(story.state.items.find(({ body }) => body === 'q-jw')).toMatchObject({
        misses: ['T-SUGGEST-ANS/q-jw/1'],
        step: { at: 'urging' },
      });
      expect(story.until('2027-03-01').told.some((event) => event.type === 'ReminderIssued' && event.data.body === 'q-jw')).toBe(false);
    }
    expect(facts(asleep).filter((type) => type === 'DutyMissed')).toEqual(facts(swept).filter((type) => type === 'DutyMissed'));
  });

  it('[T-SUGGEST-ANS] an answer of a day within the limit takes the miss back, and the item that rests on it', () => {
    const story = suggested().until('2027-01-16').then('2027-01-20', intime, supervisor);

    expect(story.state.items.find(({ body }) => body === 'q-jw')).toMatchObject({ step: { at: 'closed', reason: 'miss-retracted' } });
    expect(clockIn(story, 'T-SUGGEST-ANS/q-jw/1').state).toBe('met');
  });
});

describe('the clock T-URGE', () => {
  it('[T-URGE] starts with a missed limit, held by the supervising office; a reminder meets it, its end issues one, a reply ends it', () => {
    const reminded = overdue().until('2026-10-13');

    expect(clockIn(overdue(), 'T-URGE/q-xfj/1')).toMatchObject({ holder: { org: 'q-xfj' }, state: 'running' });
    expect(clockIn(reminded, 'T-URGE/q-xfj/1').state).toBe('met');
    expect(reminded.types().slice(-3)).toEqual(['ClockEnded', 'ReminderIssued', 'ClockStarted']);
    expect(clockIn(reminded.then('2026-10-14', feedback('2026-10-14'), undertaker), 'T-URGE/q-xfj/2').state).toBe('cancelled');
    expect(statutoryRuleSet().timers.find((rule) => rule.timer === 'T-URGE')?.owner).toBe('supervision');
  });
});
