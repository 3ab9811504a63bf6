import { FollowUpRecorded, PetitionClosed, SupervisionReported, type DataOf } from '@huiyin/contracts';
import { asOrgId, type Withheld } from '@huiyin/kernel';
import { givenAfter } from '../../../testing/given-letters.js';
import { heard, opinion, petitioner, registration, sealedAs } from '../../../testing/matters.js';
import {
  commented,
  followUp,
  notice,
  reading,
  refusedHearing,
  report,
  suspended,
  suspension,
  visit,
} from '../../../testing/record-samples.js';
import { noteMatter } from '../note-matter.js';
import { orderLetters } from '../order.js';
import { suspendHearing } from '../suspend-hearing.js';
import { closed, opinionIssued } from './answer-letters.js';
import { followUpRecorded, supervisionReported } from './supervision-records.js';

const known = noteMatter(registration(petitioner('p1', { address: true })));
const joint = noteMatter(registration(petitioner('p1', { address: true }), petitioner('p2', { address: true })));
const q = { kind: 'organisation', org: 'q-xfj' };

describe('letters and records that events call for', () => {
  it('[L18] [S2-13] a refused hearing: ground and reason, to the one who applied', () =>
    givenAfter(known)
      .when(refusedHearing)
      .then([
        {
          type: 'LetterOrdered',
          data: {
            code: 'L18',
            issuer: 'c-zjj',
            addressee: { kind: 'person', person: 'p1' },
            facts: { kind: 'refusal', ground: 'already-heard', reasons: '本事项已于二〇二六年五月举行听证。' },
          },
        },
      ]));

  it('[L22] [S0-20] an on-the-spot check is kept on file with its members, and with the ground of the notice', () =>
    givenAfter(known, notice)
      .when(visit)
      .then([
        {
          type: 'LetterOrdered',
          data: {
            code: 'L22',
            addressee: q,
            onFile: true,
            facts: { part: 'record', ground: 'limit-missed', members: ['q-xfj:supervisor', 'q-xfj:registrar'] },
          },
        },
      ]));

  it('[L22] [S0-22] the report that a leader ordered names the visit before it', () =>
    givenAfter(known, notice, visit)
      .when(report)
      .then([
        { type: 'LetterOrdered', data: { code: 'L22', onFile: true, facts: { part: 'report', from: '2026-08-03', until: '2026-08-03' } } },
      ]));

  it.each(['phone', 'web', 'sms', 'on-the-spot'] as const)('[L27] [S1-12] a follow-up by %s is recorded with its way and result', (way) =>
    givenAfter(known)
      .when(orderLetters(heard(FollowUpRecorded, { way, result: 'not-reached' }), followUpRecorded))
      .then([
        {
          type: 'LetterOrdered',
          data: {
            code: 'L27',
            issuer: 'q-zjj',
            onFile: true,
            facts: { way, result: 'not-reached', person: 'p1', visitor: expect.anything() },
          },
        },
      ]),
  );

  it('[L27] of a joint matter the follow-up does not say whom it reached', () =>
    givenAfter(joint)
      .when(followUp)
      .then((events) => expect(events[0]?.data).not.toHaveProperty('facts.person')));

  it('[L29] [S3-29] the slip for the leader, then the same with his comment in its place', () => {
    givenAfter(known)
      .when(reading)
      .then([{ type: 'LetterOrdered', data: { code: 'L29', addressee: q, onFile: true, facts: { draftedBy: 'q-xfj:registrar' } } }]);
    givenAfter(known, reading)
      .when(commented)
      .then([
        { type: 'LetterWithdrawn', data: { code: 'L29', reason: 'commented' } },
        {
          type: 'LetterOrdered',
          data: { code: 'L29', onFile: true, facts: { comment: '同意，供暖前务必解决。', draftedBy: 'q-xfj:registrar' } },
        },
      ]);
    givenAfter(known).when(commented).thenIgnored();
  });

  it('[S0-26] answers upward and downward: each addressee gets one of his own', () => {
    const answer = opinion('p1');
    givenAfter(known)
      .when(orderLetters(answer, opinionIssued))
      .then([{ type: 'LetterOrdered', data: { code: 'L09', addressee: { kind: 'person', person: 'p1' } } }]);
    givenAfter(known)
      .when(orderLetters(heard(PetitionClosed, { assignedBy: asOrgId('c-xfj') }), closed))
      .then([{ type: 'LetterOrdered', data: { code: 'L26', addressee: { kind: 'organisation', org: 'c-xfj' } } }]);
    givenAfter(known)
      .when(orderLetters(heard(SupervisionReported, { report: sealedAs('已办结') }), supervisionReported))
      .then([{ type: 'LetterOrdered', data: { code: 'L22', issuer: 'q-xfj', facts: { findings: '已办结' } } }]);
  });
});

describe('a hearing that stands still (中止听证)', () => {
  it('[INV-17] withdraws the notice whose day falls away, and tells who received it why', () =>
    givenAfter(known, ...suspended.slice(0, 1))
      .when(suspendHearing(suspension))
      .then([
        { type: 'LetterWithdrawn', data: { code: 'L17', reason: 'hearing-suspended' } },
        {
          type: 'LetterOrdered',
          data: {
            code: 'L33',
            issuer: 'c-zjj',
            addressee: { kind: 'person', person: 'p1' },
            facts: { basis: 'hearing-suspended', cause: 'appraisal' },
          },
        },
      ]));

  it('tells nobody where nothing was noticed, and waits where the matter is not known', () => {
    givenAfter(known).when(suspendHearing(suspension)).thenIgnored();
    givenAfter().when(suspendHearing(suspension)).thenNotYet();
  });
});

describe('the disclosure guard', () => {
  it('[INV-6] a body from which the matter is withheld gets no record of it either', () => {
    const withheld: Withheld = { scope: 'from', orgs: [asOrgId('q-zjj')], seq: 3 };
    const data: Partial<DataOf<typeof FollowUpRecorded>> = { withheld };

    givenAfter(known)
      .when(orderLetters(heard(FollowUpRecorded, data), followUpRecorded))
      .thenIgnored();
  });
});
