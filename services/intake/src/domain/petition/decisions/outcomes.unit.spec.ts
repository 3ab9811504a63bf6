import { SAMPLE, SAMPLE_OPINION } from '@huiyin/contracts';
import { asOrgId } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { becomes, PERSON, request, step, until, story } from '../../../testing/petition-story.js';
import { accepted, day, HEAD, opinionIssued, REGISTRAR, transferred, UNDERTAKER, REPLY_OWED } from '../../../testing/petition-steps.js';
import { withTimePassed } from '../overdue.js';
import { answerDuty } from './answer-duty.js';
import { answerSuggestion } from './answer-suggestion.js';
import { declinePetition } from './decline-petition.js';
import { filePetition } from './file-petition.js';
import { passOn } from './pass-on.js';
import { recordAgreement } from './record-agreement.js';
import { showWay } from './show-way.js';
import { reportUrgency } from './urgency.js';
import { withdrawPetition } from './withdraw-petition.js';
import { petitionAggregate } from '../petition.aggregate.js';

const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);

const way = showWay({ route: 2, procedure: '劳动仲裁', body: '仲裁委员会', reason: 'arbitration' });
const decline = declinePetition({ reason: '不属于本机关职权', legalBasis: '《信访工作条例》第二十三条', whereToGo: '清河区人民法院' });
const suggestion = request({ purpose: '01' });
const clocksEnded = [
  { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
  { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
  { type: 'ClockEnded', data: { clock: { timer: 'T-NOTICE-XFER', state: 'met' } } },
  { type: 'ClockEnded', data: { clock: { timer: 'T-OBJECT', state: 'cancelled' } } },
] as const;

describe('answers that are no opinion', () => {
  const adopt = answerSuggestion({ outcome: '8', reply: SAMPLE.sealed });
  const answer = answerDuty({ outcome: '1', text: SAMPLE_OPINION });

  it('[REG-29] a suggestion is answered by the head of the body that got it', () => {
    becomes(
      after(suggestion, transferred()).at('2026-08-10').as(staff(HEAD)).when(adopt),
      [{ type: 'SuggestionAnswered', data: { outcome: '8', signedBy: HEAD } }, ...clocksEnded, REPLY_OWED],
      { stage: 'replying', outcome: { kind: 'suggestion-answer', code: '8' } },
    );
    after(suggestion, transferred()).as(staff(UNDERTAKER)).when(adopt).thenRefused('petition.answer-needs-head');
    after(request(), transferred()).as(staff(HEAD)).when(adopt).thenRefused('petition.not-a-suggestion');
    after(suggestion).as(staff(HEAD)).when(adopt).thenRefused('petition.not-passed');
    after(suggestion, transferred()).as(staff('q-rsj:head')).when(adopt).thenRefused('petition.not-with-you');
  });

  it('[T-DUTY] a duty is answered on route 5', () => {
    becomes(
      after(request(), transferred(), accepted('2026-08-10', 5)).at('2026-09-10').as(staff(HEAD)).when(answer),
      ['DutyAnswered', { type: 'ClockEnded', data: { clock: { timer: 'T-DUTY', state: 'met' } } }, REPLY_OWED],
      { stage: 'replying' },
    );
    after(request(), transferred(), accepted()).as(staff(HEAD)).when(answer).thenRefused('petition.not-performing');
    after(request(), transferred(), accepted('2026-08-10', 5)).as(staff(UNDERTAKER)).when(answer).thenRefused('petition.answer-needs-head');
    after(request(), transferred(), accepted('2026-08-10', 5)).as(staff('q-rsj:head')).when(answer).thenRefused('petition.not-with-you');
  });
});

describe('matters that belong elsewhere', () => {
  it('[REG-31] the agency shows the way to another procedure', () =>
    becomes(
      after(request(), transferred()).at('2026-08-10').as(staff(UNDERTAKER)).when(way),
      [{ type: 'WayShown', data: { agency: 'q-zjj', route: 2 } }, ...clocksEnded, REPLY_OWED],
      { stage: 'replying', outcome: { kind: 'way-shown', code: '7' } },
    ));

  it('[REG-22b] the office itself does so for a court matter', () =>
    after(request({ litigation: true }))
      .at('2026-08-04')
      .as(staff(REGISTRAR))
      .when(way)
      .then([
        'WayShown',
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
        REPLY_OWED,
      ]));

  it('[T-DEEMED] also after a deemed acceptance', () =>
    after(request(), transferred(), until('2026-08-21'))
      .at('2026-08-24')
      .as(staff(UNDERTAKER))
      .when(way)
      .then(([first]) => expect(first?.type).toBe('WayShown')));

  it('[REG-23a] what is not its power is declined with the place to go', () =>
    becomes(
      after(request(), transferred()).at('2026-08-10').as(staff(UNDERTAKER)).when(decline),
      [{ type: 'PetitionDeclined', data: { whereToGo: '清河区人民法院' } }, ...clocksEnded, REPLY_OWED],
      { stage: 'replying', outcome: { kind: 'declined' } },
    ));

  it.each([
    ['petition.not-passed', request(), [transferred(), accepted()], HEAD],
    ['petition.not-with-you', request(), [transferred()], 'q-rsj:head'],
    ['petition.report-needs-discipline-body', request({ purpose: '04' }), [], REGISTRAR],
  ] as const)('[REG-31] is refused: %s', (...[code, registration, steps, by]) => {
    after(registration, ...steps)
      .as(staff(by))
      .when(way)
      .thenRefused(code);
    after(registration, ...steps)
      .as(staff(by))
      .when(decline)
      .thenRefused(code);
  });
});

describe('agreement (Regulation Art. 33)', () => {
  const agree = (agreedOn: string) => withTimePassed(recordAgreement({ outcome: '4', agreedOn: day(agreedOn) }));

  it('[REG-33] [INV-1] signed by both sides closes and ends the matter', () =>
    becomes(
      after(request(), transferred(), accepted()).at('2026-09-01').as(staff(UNDERTAKER)).when(agree('2026-08-31')),
      [
        { type: 'AgreementRecorded', data: { outcome: '4', agreedOn: '2026-08-31' } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-HANDLE', state: 'met' } } },
        {
          type: 'PetitionClosed',
          data: { reply: { kind: 'served', code: 'L12', servedOn: '2026-08-31' }, evaluable: true, agency: 'q-zjj' },
        },
        { type: 'ProcedureEnded', data: { ground: 'agreement' } },
      ],
      { stage: 'ended' },
    ));

  it('[REG-34a] one that was signed in time but recorded late takes the missed duty back', () =>
    after(request(), transferred(), accepted())
      .at('2026-10-12')
      .as(staff(UNDERTAKER))
      .when(agree('2026-10-09'))
      .then([
        'DutyMissed',
        'AgreementRecorded',
        { type: 'DutyMissRetracted', data: { clock: { timer: 'T-HANDLE', state: 'running' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-HANDLE', state: 'met' } } },
        'PetitionClosed',
        'ProcedureEnded',
      ]));

  it('is refused for a day that has not come, before acceptance, and to others', () => {
    after(request(), transferred(), accepted())
      .at('2026-09-01')
      .as(staff(UNDERTAKER))
      .when(agree('2026-09-02'))
      .thenRefused('petition.agreed-in-future');
    after(request(), transferred()).as(staff(UNDERTAKER)).when(agree('2026-08-03')).thenRefused('petition.not-in-handling');
    after(request(), transferred(), accepted()).as(staff('q-rsj:head')).when(agree('2026-08-03')).thenRefused('petition.not-with-you');
  });
});

describe('withdrawal', () => {
  const withdraw = withdrawPetition({ by: 'p1', way: '02' });
  const two = { petitioners: [PERSON, { ...PERSON, id: 'p2', representative: true }] };

  it('[INV-1] ends every clock undone and is confirmed by letter', () =>
    becomes(
      after(request(), transferred(), accepted()).at('2026-09-01').as(staff(REGISTRAR)).when(withdraw),
      [
        { type: 'ClockEnded', data: { clock: { timer: 'T-HANDLE', state: 'cancelled' } } },
        { type: 'PetitionWithdrawn', data: { by: 'p1', recordedBy: 'q-xfj' } },
      ],
      { stage: 'replying', outcome: { kind: 'withdrawn', code: '6' } },
    ));

  it('needs no agency before it was passed on', () =>
    after(request()).at('2026-08-04').as(staff(REGISTRAR)).when(withdraw).then(['ClockEnded', 'ClockEnded', 'PetitionWithdrawn']));

  it('[REG-20b] of a common matter is for a representative', () => {
    after(request(two)).as(staff(REGISTRAR)).when(withdraw).thenRefused('petition.withdrawal-needs-representative');
    after(request(two))
      .as(staff(REGISTRAR))
      .when(withdrawPetition({ by: 'p2', way: '02' }))
      .then(['ClockEnded', 'ClockEnded', 'PetitionWithdrawn']);
  });

  it('is refused for strangers, and once the matter is decided', () => {
    after(request())
      .as(staff(REGISTRAR))
      .when(withdrawPetition({ by: 'p9', way: '02' }))
      .thenRefused('petition.unknown-petitioner');
    after(request()).as(staff('q-rsj:head')).when(withdraw).thenRefused('petition.not-with-you');
    after(request(), transferred(), accepted(), opinionIssued())
      .as(staff(REGISTRAR))
      .when(withdraw)
      .thenRefused('petition.already-decided');
  });
});

describe('filing without a reply', () => {
  it('[INV-1] thanks are kept on file, closed and ended', () =>
    becomes(
      after(suggestion).at('2026-08-04').as(staff(REGISTRAR)).when(filePetition('thanks')),
      [
        { type: 'PetitionFiled', data: { by: 'q-xfj', reason: 'thanks' } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-TRIAGE-L', state: 'met' } } },
        { type: 'PetitionClosed', data: { reply: { kind: 'none', reason: 'thanks' }, evaluable: false } },
        { type: 'ProcedureEnded', data: { ground: 'filed' } },
      ],
      { stage: 'ended' },
    ));

  it.each([
    ['petition.reply-is-due', request(), [], REGISTRAR, 'thanks'],
    ['petition.not-anonymous', request(), [], REGISTRAR, 'anonymous'],
    ['petition.not-in-triage', suggestion, [transferred()], REGISTRAR, 'thanks'],
    ['petition.not-with-you', suggestion, [], 'q-zjj:head', 'thanks'],
  ] as const)('[INV-1] is refused: %s', (...[code, registration, steps, by, reason]) =>
    after(registration, ...steps)
      .as(staff(by))
      .when(filePetition(reason))
      .thenRefused(code),
  );
});

describe('urgency found out later (Regulation Art. 25)', () => {
  it('[REG-25] is reported once, while the matter runs, by whoever has it', () => {
    const reported = step('2026-08-04', REGISTRAR, reportUrgency);
    after(request())
      .as(staff(REGISTRAR))
      .when(reportUrgency)
      .then([{ type: 'UrgencyReported', data: { to: ['q-gov', 'q-lxb', 'c-xfj'] } }]);
    after(request(), reported).as(staff(REGISTRAR)).when(reportUrgency).thenRefused('petition.urgency-already-reported');
    after(request()).as(staff(UNDERTAKER)).when(reportUrgency).thenRefused('petition.not-with-you');
    after(request({ purpose: '04' }))
      .as(staff(REGISTRAR))
      .when(reportUrgency)
      .thenRefused('petition.nobody-to-tell');
    const filed = step('2026-08-04', REGISTRAR, filePetition('thanks'));
    after(suggestion, filed).as(staff(REGISTRAR)).when(reportUrgency).thenRefused('petition.already-closed');
  });
});

describe('a matter that does not exist', () => {
  it.each([
    way,
    decline,
    filePetition('thanks'),
    passOn({ to: asOrgId('q-zjj') }),
    reportUrgency,
    withdrawPetition({ by: 'p1', way: '02' }),
  ])('is unknown to every command', (decide) =>
    after(request())
      .when((_, moment) => decide({ stage: 'none' }, moment))
      .thenRefused('petition.not-found'),
  );
});
