import { SAMPLE_OPINION } from '@huiyin/contracts';
import { asOrgId } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { staff } from '../../testing/city.js';
import { after, clockIn, clockOf, ends, nothingUntil } from '../../testing/clock-facts.js';
import {
  accepted,
  AGENCY,
  assigned,
  direct,
  HEAD,
  opinion,
  opinionIssued,
  orderServed,
  REGISTRAR,
  reviewed,
  served,
  simpleChosen,
  transferred,
  UNDERTAKER,
  WORDS,
} from '../../testing/petition-steps.js';
import { heard, request, step, story, until } from '../../testing/petition-story.js';
import { answerDuty } from './decisions/answer-duty.js';
import { extendHandling } from './decisions/extend-handling.js';
import { passOn } from './decisions/pass-on.js';
import { noteConsent } from './decisions/review-heard.js';

const BODY = { holder: { kind: 'organisation', org: AGENCY }, supervisor: 'q-xfj' };
const handled = [request(), transferred(), accepted()] as const;
const extended = step('2026-09-01', HEAD, extendHandling({ days: 30, reason: WORDS }));

describe('T-HANDLE and T-EXTEND (Regulation Art. 34)', () => {
  it('[T-HANDLE] [INV-2] starts with the acceptance on route 6 and with nothing else', () => {
    expect(clockIn('T-HANDLE', ...handled)).toMatchObject({ startedAt: shanghai('2026-08-10'), lastDay: '2026-10-09' });
    expect(clockIn('T-HANDLE', request(), transferred(), accepted('2026-08-10', 5))).toBeUndefined();
    expect(clockIn('T-HANDLE', request({ purpose: '01' }), transferred(), until('2026-12-01'))).toBeUndefined();
  });

  it('[T-HANDLE] is met by the opinion on its last day, not a day later', () => {
    expect(clockIn('T-HANDLE', ...handled, opinionIssued('2026-10-09T23:59'))).toMatchObject({ state: 'met' });
    expect(clockIn('T-HANDLE', ...handled, opinionIssued('2026-10-10T00:00'))).toMatchObject({ state: 'missed' });
  });

  it('[T-HANDLE] expiry is a missed duty that is supervised, with its warnings before', () => {
    const { events } = nothingUntil('2026-10-10', ...handled);
    expect(ends(events)).toEqual(['DutyMissed T-HANDLE']);
    expect(clockIn('T-HANDLE', ...handled)).toMatchObject({
      expiry: 'supervision',
      warnings: [{ level: 'notice' }, { level: 'yellow' }, { level: 'red' }],
    });
  });

  it('[T-HANDLE] holder is the agency, under the office of its level', () => expect(clockIn('T-HANDLE', ...handled)).toMatchObject(BODY));

  it('[T-EXTEND] [INV-2] starts with the approval of the head and adds the days to the same clock, moved off no holiday', () =>
    expect(clockIn('T-HANDLE', ...handled, extended)).toMatchObject({
      ...BODY,
      lastDay: '2026-11-09',
      ledger: [{}, { kind: 'extended', days: 30 }],
    }));

  it('[T-EXTEND] is met by the opinion in the days that were added', () =>
    expect(clockIn('T-HANDLE', ...handled, extended, opinionIssued('2026-11-09'))).toMatchObject({ state: 'met' }));

  it('[T-EXTEND] expiry as that of T-HANDLE; on day 61 it is refused, whether or not the sweep ran', () => {
    expect(ends(nothingUntil('2026-11-10', ...handled, extended).events)).toEqual(['DutyMissed T-HANDLE']);
    after(...handled)
      .at('2026-10-10')
      .as(staff(HEAD))
      .when(extendHandling({ days: 30, reason: WORDS }))
      .thenRefused('petition.extension-too-late');
  });
});

describe('T-ASSIGN (Regulation Art. 22)', () => {
  const told = [request(), assigned('2026-09-30')] as const;

  it('[T-ASSIGN] starts with the assignment and ends on the day written in it', () =>
    expect(clockIn('T-ASSIGN', ...told)).toMatchObject({ startedAt: shanghai('2026-08-05'), lastDay: '2026-09-30' }));

  it('[T-ASSIGN] is met by the answer, given up where the matter goes back', () =>
    expect(clockIn('T-ASSIGN', ...told, accepted(), opinionIssued())).toMatchObject({ state: 'met' }));

  it('[T-ASSIGN] expiry is a missed duty that is supervised', () =>
    expect(ends(nothingUntil('2026-10-01', ...told, accepted()).events)).toEqual(['DutyMissed T-ASSIGN']));

  it('[T-ASSIGN] holder is the body it was assigned to', () =>
    expect(clockIn('T-ASSIGN', ...told)).toMatchObject({ ...BODY, expiry: 'supervision' }));
});

describe('T-DUTY (Regulation Art. 31(五))', () => {
  const told = [request(), transferred(), accepted('2026-08-10', 5)] as const;

  it('[T-DUTY] starts with the acceptance on route 5', () =>
    expect(clockIn('T-DUTY', ...told)).toMatchObject({ startedAt: shanghai('2026-08-10'), lastDay: '2026-10-10' }));

  it('[T-DUTY] is met by the answer', () =>
    expect(clockIn('T-DUTY', ...told, step('2026-10-10', HEAD, answerDuty({ outcome: '1', text: SAMPLE_OPINION })))).toMatchObject({
      state: 'met',
    }));

  it('[T-DUTY] expiry is a missed duty that is supervised', () =>
    expect(ends(nothingUntil('2026-10-11', ...told).events)).toEqual(['DutyMissed T-DUTY']));

  it('[T-DUTY] holder is the agency', () => expect(clockIn('T-DUTY', ...told)).toMatchObject({ ...BODY, expiry: 'supervision' }));
});

describe('T-REDO (order to handle again)', () => {
  const ordered = [...handled, opinionIssued(), served(), reviewed('3'), orderServed()] as const;
  const consented = heard('2026-10-13', noteConsent({ requestId: 'r1', reviewer: asOrgId('c-zjj') }));

  it('[T-REDO] starts with the service of the order on the agency, not with the review', () => {
    expect(clockIn('T-REDO', ...handled, opinionIssued(), served(), reviewed('3'))).toBeUndefined();
    expect(clockIn('T-REDO', ...ordered)).toMatchObject({ startedAt: shanghai('2026-10-12T00:00'), lastDay: '2026-11-11' });
  });

  it('[T-REDO] is met by the new opinion, with the consent of the reviewer', () =>
    expect(clockIn('T-REDO', ...ordered, consented, step('2026-11-11', HEAD, opinion()))).toMatchObject({ state: 'met' }));

  it('[T-REDO] expiry is a missed duty that is supervised', () =>
    expect(ends(nothingUntil('2026-11-12', ...ordered).events)).toEqual(['DutyMissed T-REDO']));

  it('[T-REDO] holder is the agency; its sixty days stay closed', () => {
    expect(clockIn('T-REDO', ...ordered)).toMatchObject({ ...BODY, expiry: 'supervision' });
    expect(clockIn('T-HANDLE', ...ordered)).toMatchObject({ state: 'met' });
  });
});

describe('the short limits of the simple procedure (SIM-T)', () => {
  const received = [request(), simpleChosen(), transferred()] as const;
  const taken = [...received, accepted('2026-08-07')] as const;
  const throughCity = [
    request({ registeredBy: asOrgId('c-xfj') }),
    simpleChosen('c-xfj:registrar'),
    step('2026-08-05', 'c-xfj:registrar', passOn({ to: asOrgId('q-xfj') })),
  ] as const;

  it('[T-PASS-SIMPLE] starts with the receipt by a level in between; holder is that level', () => {
    expect(clockIn('T-PASS-SIMPLE', ...throughCity)).toMatchObject({
      holder: { kind: 'organisation', org: 'q-xfj' },
      startedAt: shanghai('2026-08-05'),
      lastDay: '2026-08-06',
    });
    expect(clockIn('T-PASS-SIMPLE', request(), simpleChosen())).toBeUndefined();
  });

  it('[T-PASS-SIMPLE] is met by passing it on', () =>
    expect(
      clockIn('T-PASS-SIMPLE', ...throughCity, step('2026-08-06', REGISTRAR, passOn({ to: asOrgId(AGENCY) })), accepted('2026-08-07')),
    ).toMatchObject({ state: 'met' }));

  it('[T-PASS-SIMPLE] expiry warns; the matter stays simple', () => {
    const { events, state } = nothingUntil('2026-08-07', ...throughCity);
    expect(ends(events)).toEqual(['DutyMissed T-PASS-SIMPLE']);
    expect(clockOf(state, 'T-PASS-SIMPLE')).toMatchObject({ expiry: 'warn' });
    expect(state).toHaveProperty('simple');
  });

  it('[T-SIMPLE-ACC] starts with the own receipt of the agency, which holds it', () => {
    expect(clockIn('T-SIMPLE-ACC', ...received)).toMatchObject({ ...BODY, startedAt: shanghai('2026-08-05'), lastDay: '2026-08-10' });
    expect(clockIn('T-SIMPLE-ACC', direct(), simpleChosen(UNDERTAKER))).toMatchObject({ startedAt: shanghai('2026-08-03T09:12') });
  });

  it('[T-SIMPLE-ACC] is met by the acceptance', () => expect(clockIn('T-SIMPLE-ACC', ...taken)).toMatchObject({ state: 'met' }));

  it('[T-SIMPLE-ACC] expiry falls back to the ordinary procedure and warns; the notice period runs on', () => {
    const { events, state } = nothingUntil('2026-08-11', ...received);
    expect(ends(events)).toEqual(['DutyMissed T-SIMPLE-ACC', 'SimpleProcedureLeft']);
    expect(events[1]).toMatchObject({ data: { by: AGENCY, ground: 'acceptance-late' } });
    expect(state).not.toHaveProperty('simple');
    expect(clockOf(state, 'T-NOTICE-XFER')).toMatchObject({ state: 'running', lastDay: '2026-08-20' });
    expect(clockOf(state, 'T-SIMPLE-ACC')).toMatchObject({ expiry: 'warn' });
  });

  it('[T-SIMPLE-DONE] starts with the acceptance, beside T-HANDLE; holder is the agency', () => {
    expect(clockIn('T-SIMPLE-DONE', ...taken)).toMatchObject({ ...BODY, startedAt: shanghai('2026-08-07'), lastDay: '2026-08-21' });
    expect(clockIn('T-HANDLE', ...taken)).toMatchObject({ startedAt: shanghai('2026-08-07') });
  });

  it('[T-SIMPLE-DONE] is met by the opinion, and T-HANDLE with it', () => {
    const done = story(...taken, opinionIssued('2026-08-21'));
    expect(clockOf(done, 'T-SIMPLE-DONE')).toMatchObject({ state: 'met' });
    expect(clockOf(done, 'T-HANDLE')).toMatchObject({ state: 'met' });
  });

  it('[T-SIMPLE-DONE] expiry falls back to T-HANDLE, still from the acceptance, and warns', () => {
    const { events, state } = nothingUntil('2026-08-22', ...taken);
    expect(ends(events)).toEqual(['DutyMissed T-SIMPLE-DONE', 'SimpleProcedureLeft']);
    expect(clockOf(state, 'T-SIMPLE-DONE')).toMatchObject({ expiry: 'warn' });
    expect(clockOf(state, 'T-HANDLE')).toMatchObject({ state: 'running', startedAt: shanghai('2026-08-07'), lastDay: '2026-10-08' });
  });
});
