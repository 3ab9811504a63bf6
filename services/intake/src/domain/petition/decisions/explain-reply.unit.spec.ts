import { startOf } from '@huiyin/time';
import { staff } from '../../../testing/city.js';
import { after, clockIn, clockOf, ends, nothingUntil } from '../../../testing/clock-facts.js';
import { accepted, AGENCY, day, HEAD, opinionIssued, REGISTRAR, served, transferred, UNDERTAKER } from '../../../testing/petition-steps.js';
import type { story } from '../../../testing/petition-story.js';
import { PERSON, request, step } from '../../../testing/petition-story.js';
import { explainReply } from './explain-reply.js';
import { withdrawPetition } from './withdraw-petition.js';

const decided = [request(), transferred(), accepted(), opinionIssued('2026-09-01')] as const;
const ofTwo = [request({ petitioners: [PERSON, { ...PERSON, id: 'p2' }] }), ...decided.slice(1)] as unknown as typeof decided;
const explains = (ground: Parameters<typeof explainReply>[0]['ground'], on = '2026-09-10') => explainReply({ ground, on: day(on) });
const BODY = { holder: { kind: 'organisation', org: AGENCY }, supervisor: 'q-xfj' };

describe('T-REPLY: reply letter or call-back (复信、回访)', () => {
  it('[S3-36] [T-REPLY] starts with the outcome; a month for the body that decided', () =>
    expect(clockIn('T-REPLY', ...decided)).toMatchObject({ ...BODY, state: 'running', lastDay: '2026-10-08' }));

  it('[S3-36] [T-REPLY] is met on the day on which the reply is served', () =>
    expect(clockIn('T-REPLY', ...decided, served({}, '2026-09-04'))).toMatchObject({
      state: 'met',
      ledger: expect.arrayContaining([
        expect.objectContaining({ kind: 'met', cause: 'PetitionClosed', at: startOf(day('2026-09-02')) }),
      ]) as unknown,
    }));

  it('[S3-36] [T-REPLY] of several petitioners waits for the last of them', () => {
    expect(clockIn('T-REPLY', ...ofTwo, served())).toMatchObject({ state: 'running' });
    expect(clockIn('T-REPLY', ...ofTwo, served(), served({ letterId: 'o1/L09/p2', persons: ['p2'] }))).toMatchObject({ state: 'met' });
  });

  it('[S3-36] [T-REPLY] is not for an anonymous matter', () =>
    expect(
      clockIn('T-REPLY', request({ petitioners: [], anonymous: true }), transferred(), accepted(), opinionIssued('2026-09-01')),
    ).toBeUndefined());

  it('[S3-36] [T-REPLY] expiry warns the body, which still must reply', () => {
    const { state, events } = nothingUntil('2026-10-10', ...decided);

    expect(ends(events)).toEqual(['DutyMissed T-REPLY']);
    expect(clockOf(state, 'T-REPLY')).toMatchObject({ state: 'missed', expiry: 'warn' });
  });
});

describe('call-back and explanation', () => {
  it('[S3-36] a call-back meets the limit on its day; the letter is still awaited', () => {
    const { state } = after(...decided)
      .at('2026-09-12')
      .as(staff(UNDERTAKER))
      .when(explains('called-back'));

    expect(clockOf(state, 'T-REPLY')).toMatchObject({ state: 'met' });
    expect(state.stage).toBe('replying');
  });

  it.each(['address-unknown', 'away', 'acceptance-refused', 'public-notice-runs'] as const)(
    '[S3-36] a ground is kept and takes nothing off the limit: %s',
    (ground) => {
      const { state, events } = after(...decided)
        .at('2026-09-12')
        .as(staff(HEAD))
        .when(explains(ground));

      expect(events).toMatchObject([{ type: 'ReplyExplained', data: { by: AGENCY, ground, on: '2026-09-10' } }]);
      expect(clockOf(state, 'T-REPLY')).toMatchObject({ state: 'running' });
    },
  );

  it('[S3-36] may come after the limit was missed', () => {
    const late = after(...decided, step('2026-10-12', UNDERTAKER, explains('away', '2026-10-01')));

    expect(clockOf(late.at('2026-10-13').as(staff(UNDERTAKER)).when(explains('away', '2026-10-02')).state, 'T-REPLY')?.state).toBe(
      'missed',
    );
  });

  it.each([
    ['petition.no-reply-awaited', [request(), transferred(), accepted()], UNDERTAKER, '2026-09-10'],
    ['petition.no-reply-awaited', [...decided, served()], UNDERTAKER, '2026-09-10'],
    ['petition.not-with-you', decided, 'q-rsj:head', '2026-09-10'],
    ['petition.explained-in-future', decided, UNDERTAKER, '2026-09-20'],
    ['petition.explained-before-answer', decided, UNDERTAKER, '2026-08-31'],
  ] as const)('is refused: %s', (...[code, told, by, on]) =>
    after(...(told as unknown as Parameters<typeof story>))
      .at('2026-09-12')
      .as(staff(by))
      .when(explains('called-back', on))
      .thenRefused(code),
  );

  it('is not for a withdrawal, which is owed no answer', () =>
    after(request(), step('2026-08-10', REGISTRAR, withdrawPetition({ by: 'p1', way: '02' })))
      .at('2026-09-12')
      .as(staff(REGISTRAR))
      .when(explains('called-back'))
      .thenRefused('petition.no-reply-awaited'));

  it('[T-REPLY] a call on the day of the answer is not before it', () => {
    const { state } = after(...decided)
      .at('2026-09-12')
      .as(staff(UNDERTAKER))
      .when(explains('called-back', '2026-09-01'));
    const clock = clockOf(state, 'T-REPLY');

    expect(clock?.ledger.at(-1)?.at).toBe(clock?.startedAt);
  });

  it('is for the body that decided, not for the office that registered', () =>
    after(...decided)
      .at('2026-09-12')
      .as(staff(REGISTRAR))
      .when(explains('called-back'))
      .thenRefused('petition.not-with-you'));
});
