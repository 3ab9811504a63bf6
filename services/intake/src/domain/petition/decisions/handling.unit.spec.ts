import { asOrgId, asStaffId } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { becomes, request, step, until, story } from '../../../testing/petition-story.js';
import {
  accepted,
  assigned,
  HEAD,
  opinion,
  orderServed,
  opinionIssued,
  reviewed,
  served,
  transferred,
  UNDERTAKER,
  WORDS,
  REPLY_OWED,
} from '../../../testing/petition-steps.js';
import { withTimePassed } from '../overdue.js';
import { acceptPetition } from './accept-petition.js';
import { extendHandling } from './extend-handling.js';
import { passOn } from './pass-on.js';
import { noteConsent } from './review-heard.js';
import { petitionAggregate } from '../petition.aggregate.js';

const after = (...told: Parameters<typeof story>) => given(story(...told), petitionAggregate).with(CITY);

const head = staff(HEAD);
const extend = (days = 30) => withTimePassed(extendHandling({ days, reason: WORDS }));
const inHandling = [transferred(), accepted()] as const;
const extended = step('2026-08-11', HEAD, extend());

describe('extending the handling (Regulation Art. 34)', () => {
  it('[REG-34b] [INV-2] [T-EXTEND] by the head, before the limit ends, adds the days', () =>
    becomes(
      after(request(), ...inHandling)
        .at('2026-10-09T23:59')
        .as(head)
        .when(extend()),
      [
        { type: 'HandlingExtended', data: { agency: 'q-zjj', days: 30, approvedBy: HEAD, newLastDay: '2026-11-09' } },
        { type: 'ClockChanged', data: { change: 'extended', clock: { timer: 'T-HANDLE', lastDay: '2026-11-09' } } },
      ],
      { handling: { extended: true } },
    ));

  it('[INV-18] by an acting head, who is named', () =>
    after(request(), ...inHandling)
      .at('2026-09-01')
      .as(staff('q-zjj:acting-head'))
      .when(extend(10))
      .then([{ type: 'HandlingExtended', data: { approvedBy: 'q-zjj:acting-head' } }, 'ClockChanged']));

  it('[REG-34b] is refused after the limit, whether or not the sweep has run', () => {
    after(request(), ...inHandling)
      .at('2026-10-10')
      .as(head)
      .when(extend())
      .thenRefused('petition.extension-too-late', { lastDay: '2026-10-09' });
    after(request(), ...inHandling, until('2026-10-10'))
      .at('2026-10-10')
      .as(head)
      .when(extend())
      .thenRefused('petition.extension-too-late');
  });

  it.each([
    ['petition.extension-needs-head', [...inHandling], UNDERTAKER, 30],
    ['petition.extension-needs-head', [...inHandling], 'q-rsj:head', 30],
    ['petition.already-extended', [...inHandling, extended], HEAD, 10],
    ['petition.extension-too-long', [...inHandling], HEAD, 31],
    ['petition.extension-too-long', [...inHandling], HEAD, 0],
    ['petition.not-in-handling', [transferred()], HEAD, 30],
    ['petition.not-in-handling', [transferred(), accepted('2026-08-10', 5)], HEAD, 30],
  ] as const)('[REG-34b] is refused: %s', (...[code, steps, by, days]) =>
    after(request(), ...steps)
      .at('2026-08-12')
      .as(staff(by))
      .when(extend(days))
      .thenRefused(code),
  );

  it('[T-REDO] handling again is not extended', () =>
    after(request(), ...inHandling, opinionIssued(), served(), reviewed('3'), orderServed())
      .at('2026-10-20')
      .as(head)
      .when(extend())
      .thenRefused('petition.not-extendable'));
});

describe('the handling opinion (Regulation Art. 32)', () => {
  it('[REG-32] [INV-3] meets the time for handling and names the bodies and the days for review', () =>
    becomes(
      after(request(), assigned('2026-09-30'), accepted()).at('2026-09-01').as(head).when(opinion()),
      [
        {
          type: 'OpinionIssued',
          data: {
            opinionId: 'o1',
            round: 1,
            outcome: '1',
            remedy: { bodies: ['c-zjj', 'q-fhb'], timer: 'T-REVIEW-REQ', days: 30 },
            signedBy: HEAD,
            undertaker: UNDERTAKER,
            petitioners: ['p1'],
            copies: ['c-zjj', 'q-xfj'],
          },
        },
        { type: 'ClockEnded', data: { clock: { timer: 'T-ASSIGN', state: 'met' } } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-HANDLE', state: 'met' } } },
        REPLY_OWED,
      ],
      { stage: 'replying', outcome: { kind: 'opinion', code: '1', deciders: [HEAD, UNDERTAKER] } },
    ));

  it('[REG-34a] after the limit the duty stays missed, and the ledger says when it was done', () =>
    after(request(), ...inHandling)
      .at('2026-10-20')
      .as(head)
      .when(withTimePassed(opinion()))
      .then([
        { type: 'DutyMissed', data: { clock: { timer: 'T-HANDLE' } } },
        'OpinionIssued',
        { type: 'ClockEnded', data: { clock: { timer: 'T-HANDLE', state: 'missed' } } },
        REPLY_OWED,
      ]));

  it('[INV-1] on a matter without anyone to answer is closed at once, with the reason', () =>
    becomes(
      after(request({ petitioners: [], anonymous: true }), ...inHandling)
        .at('2026-09-01')
        .as(head)
        .when(opinion()),
      [
        'OpinionIssued',
        'ClockEnded',
        { type: 'PetitionClosed', data: { reply: { kind: 'none', reason: 'anonymous' }, evaluable: false } },
        { type: 'ProcedureEnded', data: { ground: 'no-review-right' } },
      ],
      { stage: 'ended' },
    ));

  it.each([
    ['petition.not-in-handling', [transferred()], HEAD],
    ['petition.opinion-needs-head', [...inHandling], UNDERTAKER],
    ['petition.not-with-you', [...inHandling], 'q-rsj:head'],
  ] as const)('[REG-32] is refused: %s', (code, steps, by) =>
    after(request(), ...steps)
      .as(staff(by))
      .when(opinion())
      .thenRefused(code),
  );

  it('[INV-3] is refused where nobody is above the body', () => {
    const leader = asStaffId('c-zzb:head');
    const taken = acceptPetition({ route: 6, reason: 'r', leader, undertaker: asStaffId('c-zzb:undertaker') });

    after(
      request({ registeredBy: asOrgId('c-xfj') }),
      step('2026-08-05', 'c-xfj:registrar', passOn({ to: asOrgId('c-zzb') })),
      step('2026-08-06', leader, taken),
    )
      .at('2026-08-10')
      .as(staff(leader))
      .when(opinion())
      .thenRefused('petition.no-body-to-review');
  });
});

describe('handling again on the order of a reviewer (REV-5, REV-6)', () => {
  const ordered = [...inHandling, opinionIssued(), served(), reviewed('3'), orderServed()] as const;

  it('[REV-6] the new opinion waits for the consent of the reviewer', () => {
    after(request(), ...ordered)
      .at('2026-10-20')
      .as(head)
      .when(opinion())
      .thenRefused('petition.redo-needs-consent');
    after(request(), ...ordered, step('2026-10-20', HEAD, noteConsent({ requestId: 'r1', reviewer: asOrgId('c-zjj') })))
      .at('2026-10-21')
      .as(head)
      .when(opinion('3'))
      .then([
        { type: 'OpinionIssued', data: { opinionId: 'o2', round: 2 } },
        { type: 'ClockEnded', data: { clock: { timer: 'T-REDO', state: 'met' } } },
        REPLY_OWED,
      ]);
  });
});
