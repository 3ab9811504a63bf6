import { asOrgId, asStaffId } from '@huiyin/kernel';
import { SAMPLE } from '@huiyin/contracts';
import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { becomes, heard, PERSON, request, step, type Step, story } from '../../../testing/petition-story.js';
import {
  accepted,
  AGENCY,
  assigned,
  day,
  HEAD,
  letter,
  opinionIssued,
  orderServed,
  REGISTRAR,
  reviewed,
  served,
  transferred,
  UNDERTAKER,
  REPLY_KNOWN,
} from '../../../testing/petition-steps.js';
import { answerSuggestion } from './answer-suggestion.js';
import { correctService } from './correct-service.js';
import { endProcedure, endWithMain, reopenProcedure } from './end-procedure.js';
import { linkPetition } from './link-petition.js';
import { noteConsent, noteReview, reopenHandling } from './review-heard.js';
import { serveReply } from './serve-reply.js';
import { showWay } from './show-way.js';
import { withdrawPetition } from './withdraw-petition.js';
import { petitionAggregate } from '../petition.aggregate.js';

const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);

const answered: readonly Step[] = [transferred(), accepted(), opinionIssued()];
const closed: readonly Step[] = [...answered, served()];
const joint = request({ joint: true, petitioners: [PERSON, { ...PERSON, id: 'p2' }, { ...PERSON, id: 'p3' }] });

describe('service of the reply and closing (INV-1)', () => {
  it('[INV-1] [EVA-4] the opinion served on everyone closes the matter; the right to review keeps it from ending', () =>
    becomes(
      after(request(), assigned('2026-09-30'), accepted(), opinionIssued()).at('2026-09-02').when(serveReply(letter())),
      [
        { type: 'ReplyServed', data: { code: 'L09', ref: 'o1', persons: ['p1'] } },
        REPLY_KNOWN,
        {
          type: 'PetitionClosed',
          data: {
            outcome: '1',
            reply: { kind: 'served', letterId: 'o1/L09/p1', code: 'L09', servedOn: '2026-09-02' },
            agency: 'q-zjj',
            office: 'q-xfj',
            assignedBy: 'q-xfj',
            evaluable: true,
          },
        },
      ],
      { stage: 'closed' },
    ));

  it('[INV-1] a joint matter is closed with the last of its signatories', () => {
    after(joint, ...answered)
      .when(serveReply(letter({ persons: ['p1', 'p3'] })))
      .then(['ReplyServed']);
    after(joint, ...answered, served({ persons: ['p1', 'p3'], servedOn: day('2026-09-05') }))
      .when(serveReply(letter({ letterId: 'o1/L09/p2', persons: ['p2'], servedOn: day('2026-09-04') })))
      .then(['ReplyServed', REPLY_KNOWN, { type: 'PetitionClosed', data: { reply: { letterId: 'o1/L09/p1', servedOn: '2026-09-05' } } }]);
  });

  it.each([
    ['another letter', letter({ code: 'L01' })],
    ['the opinion of another round', letter({ ref: 'o2' })],
    ['one to an organisation', letter({ persons: [] })],
  ])('is not %s', (_, other) =>
    after(request(), ...answered)
      .when(serveReply(other))
      .thenIgnored('not-the-reply'),
  );

  it('changes nothing before a reply is due, or afterwards', () => {
    after(request(), transferred()).when(serveReply(letter())).thenIgnored('no-reply-awaited');
    after(request(), ...closed)
      .when(serveReply(letter()))
      .thenIgnored('no-reply-awaited');
  });

  it.each([
    [
      'L10',
      'other-route',
      [transferred(), step('2026-08-10', UNDERTAKER, showWay({ route: 4, procedure: 'x', body: 'y', reason: 'z' }))],
      false,
    ],
    ['L36', 'withdrawn', [step('2026-08-10', REGISTRAR, withdrawPetition({ by: 'p1', way: '02' }))], false],
  ] as const)('[REV-10] %s ends the procedure with the closing: %s', (...[code, ground, steps, evaluable]) =>
    after(request(), ...steps)
      .when(serveReply(letter({ code })))
      .then([
        'ReplyServed',
        ...(code === 'L36' ? [] : [REPLY_KNOWN]),
        { type: 'PetitionClosed', data: { evaluable } },
        { type: 'ProcedureEnded', data: { ground } },
      ]),
  );

  it('[EVA-4] a suggestion has no review but is evaluated; a repeat of one is not', () => {
    const adopted = [transferred(), step('2026-08-10', HEAD, answerSuggestion({ outcome: '8', reply: SAMPLE.sealed }))];
    const ended = [{ type: 'ProcedureEnded', data: { ground: 'no-review-right' } }] as const;
    after(request({ purpose: '01' }), ...adopted)
      .when(serveReply(letter({ code: 'L11' })))
      .then(['ReplyServed', REPLY_KNOWN, { type: 'PetitionClosed', data: { evaluable: true } }, ...ended]);
    after(request({ purpose: '01', firstTime: false }), ...adopted)
      .when(serveReply(letter({ code: 'L11' })))
      .then(['ReplyServed', REPLY_KNOWN, { type: 'PetitionClosed', data: { evaluable: false } }, ...ended]);
  });

  it('[EVA-4] confidential and court matters are not evaluated', () => {
    for (const over of [{ confidential: true }, { litigation: true }]) {
      after(request(over), ...answered)
        .when(serveReply(letter()))
        .then(['ReplyServed', REPLY_KNOWN, { type: 'PetitionClosed', data: { evaluable: false } }]);
    }
  });
});

describe('end of the procedure (REV-10)', () => {
  it.each(['no-request-in-time', 're-review-served'] as const)('[REV-10] hearing tells that no remedy is open: %s', (ground) =>
    becomes(
      after(request(), ...closed)
        .at('2026-10-10')
        .when(endProcedure(ground)),
      [{ type: 'ProcedureEnded', data: { ground } }],
      { stage: 'ended' },
    ),
  );

  it('[REV-10] waits for the closing where that is heard later', () =>
    after(request(), ...answered)
      .when(endProcedure('no-request-in-time'))
      .thenNotYet('not-closed'));

  it('[REV-10] ends nothing while the matter is handled, or twice', () => {
    after(request(), ...closed, reviewed('3'), orderServed())
      .when(endProcedure('no-request-in-time'))
      .thenIgnored('nothing-to-end');
    after(request(), ...closed, heard('2026-10-10', endProcedure('no-request-in-time')))
      .when(endProcedure('no-request-in-time'))
      .thenIgnored('nothing-to-end');
  });

  it('[INV-17] a request accepted afterwards takes the end back', () => {
    const ended = [...closed, heard('2026-10-10', endProcedure('no-request-in-time'))];
    becomes(
      after(request(), ...ended).when(reopenProcedure({ requestId: 'r1', forCause: false })),
      [{ type: 'ProcedureReopened', data: { ground: 'correction', ref: 'r1' } }],
      { stage: 'closed' },
    );
    after(request(), ...ended)
      .when(reopenProcedure({ requestId: 'r1', forCause: true }))
      .then([{ type: 'ProcedureReopened', data: { ground: 'late-request-accepted' } }]);
    after(request(), ...closed)
      .when(reopenProcedure({ requestId: 'r1', forCause: true }))
      .thenIgnored('not-ended');
  });

  it('[INV-16] a linked repeat ends with its main matter, once its own reply was served', () => {
    const earlier = { id: 'm0', number: 'XF0', version: 7, stage: 'handling', state: { stage: 'handling' }, isWithheld: false } as const;
    const linked = step('2026-08-04', REGISTRAR, linkPetition({ earlier, relation: 'repeat' }));
    const told = served({ code: 'L33', letterId: 'L33/p1' }, '2026-08-05');
    const end = { main: 'm0', sequence: 8 };
    after(request(), linked).when(endWithMain(end)).thenNotYet('not-closed');
    after(request(), linked, told)
      .when(endWithMain(end))
      .then([{ type: 'ProcedureEnded', data: { ground: 'linked' } }]);
    after(request(), linked, told)
      .when(endWithMain({ main: 'm9', sequence: 8 }))
      .thenIgnored('not-linked-to-it');
    after(request(), transferred()).when(endWithMain(end)).thenIgnored('not-waiting-for-main');
    after(request(), linked, told)
      .when(endWithMain({ main: 'm0', sequence: 7 }))
      .thenIgnored('linked-since');
  });
});

describe('what hearing decides (REV-5, REV-6)', () => {
  const consent = { requestId: 'r1', reviewer: asOrgId('c-zjj') };
  const onAgency = { opinionId: 'v1', on: asOrgId(AGENCY), servedOn: day('2026-10-12') };
  const decision = {
    requestId: 'r1',
    level: 'review',
    opinionId: 'v1',
    reviewer: asOrgId('c-zjj'),
    below: asOrgId(AGENCY),
    outcome: '3',
  } as const;

  it('[REV-5] [T-REDO] an order to handle again takes effect when it is served on the agency', () =>
    becomes(
      after(request(), ...closed, reviewed('3'))
        .at('2026-10-13')
        .when(reopenHandling(onAgency)),
      [
        { type: 'HandlingReopened', data: { agency: 'q-zjj', ground: 'ordered-by-review', requestId: 'r1', servedOn: '2026-10-12' } },
        { type: 'ClockStarted', data: { clock: { timer: 'T-REDO', lastDay: '2026-11-11' } } },
      ],
      { stage: 'handling', holder: 'q-zjj', handling: { redo: { requestId: 'r1', consented: false } } },
    ));

  it('[REV-5] waits where the service is heard before the decision', () =>
    after(request(), ...closed)
      .when(reopenHandling(onAgency))
      .thenNotYet('review-not-heard'));

  it('[REV-5] does nothing where the opinion was upheld, for another body, or again', () => {
    after(request(), ...closed, reviewed('1'))
      .when(reopenHandling(onAgency))
      .thenIgnored('no-order-to-handle-again');
    after(request(), ...closed, reviewed('3'))
      .when(reopenHandling({ ...onAgency, on: asOrgId('c-zjj') }))
      .thenIgnored('no-order-to-handle-again');
    after(request(), ...closed, reviewed('3'), orderServed())
      .when(reopenHandling(onAgency))
      .thenIgnored('no-order-to-handle-again');
    const second = heard('2026-10-14', noteReview({ ...decision, requestId: 'r2', opinionId: 'v2' }));
    after(request(), ...closed, reviewed('3'), orderServed(), second)
      .when(reopenHandling({ ...onAgency, opinionId: 'v2' }))
      .thenIgnored('handled-again-already');
  });

  it('[REV-5] a decision is noted once', () =>
    after(request(), ...closed, reviewed('3'))
      .when(noteReview(decision))
      .thenIgnored('already-noted'));

  it('[REV-6] the consent is noted, waits for the order, and counts for its own request', () => {
    after(request(), ...closed, reviewed('3'))
      .when(noteConsent(consent))
      .thenNotYet('order-not-served');
    becomes(after(request(), ...closed, reviewed('3'), orderServed()).when(noteConsent(consent)), ['RedoConsentNoted'], {
      handling: { redo: { consented: true } },
    });
    after(request(), ...closed, reviewed('3'), orderServed())
      .when(noteConsent({ ...consent, requestId: 'r9' }))
      .thenIgnored('no-consent-awaited');
    after(request(), ...closed)
      .when(noteConsent(consent))
      .thenIgnored('no-consent-awaited');
  });
});

describe('a date of service that was wrong (INV-17)', () => {
  const correction = {
    letterId: 'o1/L09/p1',
    ref: 'o1',
    was: day('2026-09-02'),
    servedOn: day('2026-09-07'),
    reason: '登记有误',
    approvedBy: asStaffId(REGISTRAR),
  };

  it('[INV-17] is corrected in the state and kept in the history', () =>
    becomes(
      after(request(), ...closed)
        .as(staff(REGISTRAR))
        .when(correctService(correction, false)),
      [{ type: 'FactCorrected', data: { fact: 'served-on', was: '2026-09-02', now: '2026-09-07' } }],
      { services: [{ servedOn: '2026-09-07' }] },
    ));

  it('[INV-17] [T-REDO] of the order to handle again: its limit is counted anew', () =>
    after(request(), ...closed, reviewed('3'), orderServed())
      .at('2026-10-20')
      .when(correctService({ ...correction, letterId: 'v1/L14/q-zjj', ref: 'v1', servedOn: day('2026-10-15') }, true))
      .then([
        'FactCorrected',
        { type: 'ClockChanged', data: { change: 'recomputed', clock: { timer: 'T-REDO', lastDay: '2026-11-16' } } },
      ]));

  it('of a letter that is no reply is not ours', () =>
    after(request(), ...closed)
      .when(correctService({ ...correction, letterId: 'x' }, false))
      .thenIgnored('not-a-reply'));
});
