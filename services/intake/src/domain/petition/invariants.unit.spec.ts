import { type Directory, type LocalDate, type Moment } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { statutoryRuleSet } from '@huiyin/time';
import { CITY, staff } from '../../testing/city.js';
import { after, clockIn, clockOf } from '../../testing/clock-facts.js';
import { accept, accepted, HEAD, REGISTRAR, simpleChosen, study, transferred, UNDERTAKER, WORDS } from '../../testing/petition-steps.js';
import { request, step, story, until, type Step } from '../../testing/petition-story.js';
import { answerObjection } from './decisions/answer-objection.js';
import { extendHandling } from './decisions/extend-handling.js';
import { passOn } from './decisions/pass-on.js';
import { raiseObjection } from './decisions/raise-objection.js';
import { petitionAggregate } from './petition.aggregate.js';

const day = (written: string): LocalDate => written as LocalDate;
const extend = (days: number) => extendHandling({ days, reason: WORDS });

describe('invariants of the clocks of a petition', () => {
  it.each([
    ['an appeal accepted on route 5', request(), [transferred(), accepted('2026-08-10', 5)]],
    ['a suggestion taken to study', request({ purpose: '01' }), [transferred(), step('2026-08-10', UNDERTAKER, study)]],
    ['a simple suggestion', request({ purpose: '01' }), [simpleChosen(), transferred(), step('2026-08-07', UNDERTAKER, study)]],
    ['a suggestion nobody answers', request({ purpose: '01' }), [transferred(), until('2027-03-01')]],
    ['a matter that only waits', request(), [until('2027-03-01')]],
  ] as const)('[INV-2] only route 6 starts T-HANDLE: not %s', (_, registration, steps) =>
    expect(clockIn('T-HANDLE', registration, ...steps)).toBeUndefined(),
  );

  it('[INV-2] a simple matter that falls back starts no second T-HANDLE', () => {
    const state = story(request(), simpleChosen(), transferred(), accepted('2026-08-07'), until('2026-08-22'));
    const started = 'clocks' in state ? Object.values(state.clocks).filter(({ timer }) => timer === 'T-HANDLE') : [];
    expect(started).toMatchObject([{ id: 'T-HANDLE/q-zjj/1', state: 'running' }]);
  });

  it("[INV-2] an extension is at most thirty days, the head's, before day 60, and gives one new last day", () => {
    const told = [request(), transferred(), accepted()] as const;
    after(...told)
      .at('2026-10-09T23:59')
      .as(staff(HEAD))
      .when(extend(31))
      .thenRefused('petition.extension-too-long');
    after(...told)
      .at('2026-10-09')
      .as(staff(UNDERTAKER))
      .when(extend(30))
      .thenRefused('petition.extension-needs-head');
    after(...told)
      .at('2026-10-09T23:59')
      .as(staff(HEAD))
      .when(extend(30))
      .then(([first]) => expect(first).toMatchObject({ type: 'HandlingExtended', data: { newLastDay: '2026-11-09' } }));
  });

  it('[INV-5] stops of one clock never overlap, and what is added is what was stopped', () => {
    const object = (at: string): Step => step(at, UNDERTAKER, raiseObjection({ reasons: WORDS, basis: '职责' }));
    const answer = (agreed: boolean, at: string): Step => step(at, REGISTRAR, answerObjection({ agreed, reasons: WORDS }));
    const again = step('2026-08-13', REGISTRAR, passOn({ to: staff(UNDERTAKER).org }));
    const told = [
      request(),
      transferred(),
      object('2026-08-06'),
      answer(true, '2026-08-12'),
      again,
      object('2026-08-14'),
      answer(true, '2026-08-19'),
    ];
    const clock = clockIn('T-TRIAGE', request(), ...(told.slice(1) as Step[]));
    const moves = clock?.ledger.filter(({ kind }) => kind === 'paused' || kind === 'resumed') ?? [];
    expect(moves.map(({ kind }) => kind)).toEqual(['paused', 'resumed', 'paused', 'resumed']);
    expect(moves.map(({ at }) => at)).toEqual(moves.map(({ at }) => at).toSorted());
    /** 15 days to 18 August, stopped from the 5th to the 12th and from the 13th to the 19th: 13 days more. */
    expect(clock).toMatchObject({ state: 'running', lastDay: '2026-08-31' });
  });
});

describe('the version a clock began with', () => {
  const law = statutoryRuleSet();
  const stricter = (timer: string, limit: number): Directory => ({
    ...CITY,
    ruleSets: new Map([
      ...CITY.ruleSets,
      [
        'nation',
        [
          { ...law, validTo: day('2026-08-31') },
          {
            ...law,
            version: law.version + 1,
            validFrom: day('2026-09-01'),
            timers: law.timers.map((rule) => (rule.timer === timer ? { ...rule, limit } : rule)),
          },
        ],
      ],
    ]),
  });

  it('[INV-13] is kept by a running clock, also where it is extended under a newer one', () =>
    given(story(request(), transferred(), accepted()), petitionAggregate)
      .with(stricter('T-HANDLE', 45))
      .at('2026-09-10')
      .as(staff(HEAD))
      .when(extend(30))
      .then(([, changed]) =>
        expect(changed).toMatchObject({
          data: { clock: { ruleSet: { region: 'nation', version: law.version }, limit: 60, lastDay: '2026-11-09' } },
        }),
      ));

  it('[INV-13] is that of the day of its own start, not of the registration', () =>
    given(story(request(), transferred('2026-08-28')), petitionAggregate)
      .with(stricter('T-HANDLE', 45))
      .at('2026-09-01')
      .as(staff(UNDERTAKER))
      .when(accept())
      .then((events) =>
        expect(events.at(-1)).toMatchObject({ data: { clock: { timer: 'T-HANDLE', ruleSet: { version: law.version + 1 }, limit: 45 } } }),
      ));

  it('[INV-13] [T-EXTEND] the days that may be granted are those of that version too', () => {
    const directory = stricter('T-EXTEND', 15);
    const seen = (state: Moment['directory']) => given(story(request(), transferred(), accepted()), petitionAggregate).with(state);
    seen(directory).at('2026-09-10').as(staff(HEAD)).when(extend(30)).then(['HandlingExtended', 'ClockChanged']);
    expect(clockOf(story(request(), transferred(), accepted()), 'T-HANDLE')).toMatchObject({ ruleSet: { version: law.version } });
  });
});
