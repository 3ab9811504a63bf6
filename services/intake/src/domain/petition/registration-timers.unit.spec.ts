import { asOrgId } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { staff } from '../../testing/city.js';
import { after, clockIn, clockOf, ends, nothingUntil } from '../../testing/clock-facts.js';
import { accept, accepted, AGENCY, direct, REGISTRAR, transferred, UNDERTAKER, WORDS } from '../../testing/petition-steps.js';
import { heard, request, step, story, until } from '../../testing/petition-story.js';
import { answerObjection } from './decisions/answer-objection.js';
import { linkByReference } from './decisions/link-petition.js';
import { passOn } from './decisions/pass-on.js';
import { raiseObjection } from './decisions/raise-objection.js';

const OFFICE = { holder: { kind: 'organisation', org: 'q-xfj' }, supervisor: 'c-xfj' };
const BODY = { holder: { kind: 'organisation', org: AGENCY }, supervisor: 'q-xfj' };
const objected = step('2026-08-11', UNDERTAKER, raiseObjection({ reasons: WORDS, basis: '职责规定' }));
const answered = (agreed: boolean, at = '2026-08-12') => step(at, REGISTRAR, answerObjection({ agreed, reasons: WORDS }));
const ofCity = request({ registeredBy: asOrgId('c-xfj') });
const toDistrict = step('2026-08-04', 'c-xfj:registrar', passOn({ to: asOrgId('q-xfj') }));

describe('T-REG (Regulation Art. 21)', () => {
  it('[T-REG] starts with the receipt, whenever it is registered', () =>
    expect(clockIn('T-REG', request({ receivedAt: shanghai('2026-08-01') }))).toMatchObject({
      startedAt: shanghai('2026-08-01'),
      lastDay: '2026-08-03',
    }));

  it('[T-REG] is met by the registration', () =>
    expect(clockIn('T-REG', request())).toMatchObject({ state: 'met', lastDay: '2026-08-04' }));

  it('[T-REG] registered too late is a missed duty that warns and opens no supervision', () =>
    expect(clockIn('T-REG', request({ receivedAt: shanghai('2026-07-29') }))).toMatchObject({
      state: 'missed',
      expiry: 'warn',
      ledger: [{ kind: 'started' }, { kind: 'missed' }, { kind: 'met' }],
    }));

  it('[T-REG] holder is the receiving office; of what a platform took, its registration was the receipt', () => {
    expect(clockIn('T-REG', request())).toMatchObject(OFFICE);
    expect(clockIn('T-REG', request({ platform: { name: 'yz', number: 'YZ1' } }))).toBeUndefined();
  });
});

describe('T-TRIAGE (Regulation Art. 22)', () => {
  it('[T-TRIAGE] starts with the receipt by an office, holder is that office', () => {
    expect(clockIn('T-TRIAGE', request())).toMatchObject({ ...OFFICE, lastDay: '2026-08-18' });
    expect(clockOf(story(ofCity, toDistrict), 'T-TRIAGE', 'q-xfj')).toMatchObject({ startedAt: shanghai('2026-08-04') });
  });

  it('[T-TRIAGE] is met by the passing, once the body can no longer send it back', () =>
    expect(clockIn('T-TRIAGE', request(), transferred(), accepted())).toMatchObject({
      state: 'met',
      ledger: [{}, {}, { at: shanghai('2026-08-05') }],
    }));

  it('[T-TRIAGE] expiry is a missed duty that is supervised', () =>
    expect(nothingUntil('2026-08-19', request()).state).toMatchObject({
      clocks: { 'T-TRIAGE/q-xfj/1': { state: 'missed', expiry: 'supervision' } },
    }));
});

describe('T-TRIAGE-L (levels on the way down)', () => {
  it('[T-TRIAGE-L] starts with the receipt at each level, with the days of that level', () => {
    const matter = story(
      request({ registeredBy: asOrgId('p-xfj') }),
      step('2026-08-04', 'p-xfj:registrar', passOn({ to: asOrgId('c-xfj') })),
    );
    expect(clockOf(matter, 'T-TRIAGE-L', 'p-xfj')).toMatchObject({ lastDay: '2026-08-06' });
    expect(clockOf(matter, 'T-TRIAGE-L', 'c-xfj')).toMatchObject({ lastDay: '2026-08-07' });
    expect(clockIn('T-TRIAGE-L', request())).toMatchObject({ lastDay: '2026-08-07', holder: OFFICE.holder });
  });

  it('[T-TRIAGE-L] is met by the passing on, to another office at once', () =>
    expect(clockOf(story(ofCity, toDistrict), 'T-TRIAGE-L', 'c-xfj')).toMatchObject({ state: 'met' }));

  it('[T-TRIAGE-L] expiry warns, and T-TRIAGE runs on', () => {
    const { events, state } = nothingUntil('2026-08-08', request());
    expect(ends(events)).toEqual(['DutyMissed T-TRIAGE-L']);
    expect(clockOf(state, 'T-TRIAGE-L')).toMatchObject({ state: 'missed', expiry: 'warn' });
    expect(clockOf(state, 'T-TRIAGE')).toMatchObject({ state: 'running' });
  });

  it('[T-TRIAGE-L] holder is an office: an agency has no level to pass', () => {
    expect(clockIn('T-TRIAGE-L', request())).toMatchObject(OFFICE);
    expect(clockIn('T-TRIAGE-L', direct())).toBeUndefined();
  });

  it('[T-TRIAGE-L] stands still while the body may object, and goes on when the matter comes back', () => {
    expect(clockIn('T-TRIAGE-L', request(), transferred())).toMatchObject({ state: 'paused' });
    expect(clockIn('T-TRIAGE-L', request(), transferred(), objected, answered(true))).toMatchObject({
      state: 'running',
      lastDay: '2026-08-14',
    });
  });

  it('[T-TRIAGE-L] [INV-16] is met where the office answers it itself: a repeat that is linked', () => {
    const earlier = { id: 'm0', number: 'XF0', version: 7, stage: 'handling', isWithheld: false, state: { stage: 'handling' } } as const;
    expect(clockIn('T-TRIAGE-L', request(), heard('2026-08-04', linkByReference(earlier)))).toMatchObject({ state: 'met' });
  });
});

describe('T-NOTICE-XFER (Regulation Art. 23 ¶3)', () => {
  it('[T-NOTICE-XFER] starts with the own receipt of the agency, which holds it', () =>
    expect(clockIn('T-NOTICE-XFER', request(), transferred())).toMatchObject({ ...BODY, lastDay: '2026-08-20', expiry: 'supervision' }));

  it('[T-NOTICE-XFER] is met by the acceptance on the last day, not a day later', () => {
    expect(clockIn('T-NOTICE-XFER', request(), transferred(), accepted('2026-08-20T23:59'))).toMatchObject({ state: 'met' });
    expect(clockIn('T-NOTICE-XFER', request(), transferred(), accepted('2026-08-21T00:00'))).toMatchObject({ state: 'missed' });
  });

  it('[T-NOTICE-XFER] expiry is a missed duty: the petitioner was not told (ACC-44-3)', () =>
    expect(ends(nothingUntil('2026-08-21', request({ purpose: '01' }), transferred()).events)).toEqual([
      'RightLapsed T-OBJECT',
      'ClockEnded T-TRIAGE',
      'ClockEnded T-TRIAGE-L',
      'DutyMissed T-NOTICE-XFER',
    ]));
});

describe('T-OBJECT and T-OBJECT-ANS (Regulation Art. 23 ¶3)', () => {
  it('[T-OBJECT] starts with the own receipt of the agency; it is a right of that agency', () =>
    expect(clockIn('T-OBJECT', request(), transferred())).toMatchObject({ ...BODY, nature: 'right', lastDay: '2026-08-12' }));

  it('[T-OBJECT] is met by the objection, and given up by the acceptance', () => {
    expect(clockIn('T-OBJECT', request(), transferred(), objected)).toMatchObject({ state: 'met' });
    expect(clockIn('T-OBJECT', request(), transferred(), accepted())).toMatchObject({ state: 'cancelled' });
  });

  it('[T-OBJECT] expiry: the right lapses, no duty is missed', () =>
    expect(ends(nothingUntil('2026-08-13', request(), transferred()).events)).toEqual([
      'RightLapsed T-OBJECT',
      'ClockEnded T-TRIAGE',
      'ClockEnded T-TRIAGE-L',
    ]));

  it('[T-OBJECT-ANS] starts with the objection; holder is the sender', () =>
    expect(clockIn('T-OBJECT-ANS', request(), transferred(), objected)).toMatchObject({ ...OFFICE, lastDay: '2026-08-14' }));

  it('[T-OBJECT-ANS] is met by the answer, whatever it says', () => {
    for (const agreed of [true, false])
      expect(clockIn('T-OBJECT-ANS', request(), transferred(), objected, answered(agreed))).toMatchObject({ state: 'met' });
  });

  it('[T-OBJECT-ANS] expiry warns the sender, who still must answer', () => {
    const told = [request(), transferred(), objected] as const;
    expect(ends(nothingUntil('2026-08-15', ...told).events)).toEqual(['DutyMissed T-OBJECT-ANS']);
    expect(clockIn('T-OBJECT-ANS', ...told, answered(false, '2026-08-17'))).toMatchObject({ state: 'missed', expiry: 'warn' });
  });
});

describe('T-DEEMED', () => {
  const silent = [request(), transferred(), until('2026-08-21')] as const;

  it('[T-DEEMED] starts and ends with the notice period: silence is acceptance on route 6 from that end', () =>
    expect(clockIn('T-HANDLE', ...silent)).toMatchObject({
      ...BODY,
      startedAt: '2026-08-20T15:59:59.999Z',
      lastDay: '2026-10-19',
    }));

  it('[T-DEEMED] never comes where the agency spoke: acceptance, objection', () => {
    for (const spoke of [accepted('2026-08-20'), objected])
      expect(ends(nothingUntil('2026-09-20', request(), transferred(), spoke).events)).not.toContain('AcceptanceDeemed');
  });

  it('[T-DEEMED] on expiry the supervising office tells the petitioner, and the missed notice stays missed', () => {
    const { state, events } = nothingUntil('2026-08-21', request(), transferred());
    expect(events.find(({ type }) => type === 'AcceptanceDeemed')).toMatchObject({ data: { agency: AGENCY, toldBy: 'q-xfj' } });
    expect(clockOf(state, 'T-NOTICE-XFER')).toMatchObject({ state: 'missed' });
  });

  it('[T-DEEMED] [REG-23d] holder is an agency, a town or an enterprise; other bodies follow their own rules', () => {
    const to = (body: string) => step('2026-08-05', REGISTRAR, passOn({ to: asOrgId(body) }));
    expect(ends(nothingUntil('2026-08-21', request(), to('q-hpj')).events)).toContain('AcceptanceDeemed');
    expect(ends(nothingUntil('2026-08-21', request(), to('q-gov')).events)).not.toContain('AcceptanceDeemed');
  });

  it('[T-DEEMED] is corrected by an acceptance with its reason, T-HANDLE from the deemed day on', () =>
    after(...silent)
      .at('2026-08-24')
      .as(staff(UNDERTAKER))
      .when(accept())
      .then(['PetitionAccepted', { type: 'ClockEnded', data: { clock: { timer: 'T-NOTICE-XFER', state: 'missed' } } }]));
});
