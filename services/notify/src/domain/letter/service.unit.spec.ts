import { FactCorrected, PetitionClosed, RefusalWithdrawn, ReviewAccepted, ReviewRefused } from '@huiyin/contracts';
import { asOrgId, type LocalDate } from '@huiyin/kernel';
import { someone } from '../../testing/city.js';
import { after, givenAfter } from '../../testing/given-letters.js';
import { attempt, issuing } from '../../testing/made.js';
import { heard, opinion, petitioner, registration } from '../../testing/matters.js';
import { correctMatter } from './correct-matter.js';
import { correctService } from './correct-service.js';
import { letterOf } from './letters.state.js';
import { noteMatter } from './note-matter.js';
import { orderLetters } from './order.js';
import { closed, opinionIssued } from './orders/answer-letters.js';
import { reviewAccepted, reviewRefused } from './orders/review-letters.js';
import { recordService } from './record-service.js';
import { withdrawLetter, withdrawRefusal } from './withdraw-letter.js';

const day = (value: string): LocalDate => value as LocalDate;
const issued = opinion('p1');
const letterId = `L09-${issued.name}-p1`;
const onPaper = [
  noteMatter(registration(petitioner('p1', { address: true }))),
  orderLetters(issued, opinionIssued),
  ...issuing(letterId),
] as const;
const byMail = [
  noteMatter(registration(petitioner('p1', { email: true }))),
  orderLetters(issued, opinionIssued),
  ...issuing(letterId),
] as const;
const served = [...byMail, ...attempt(letterId, 1, 'sent')] as const;
const undertaker = someone('q-zjj', 'undertaker');
const head = someone('q-zjj', 'head');
const serving = (change: { servedOn?: string } = {}) =>
  recordService({
    letterId,
    ...{ way: '2', postNumber: 'XA123456789CN', postedOn: day('2026-08-03'), servedOn: day(change.servedOn ?? '2026-08-05') },
  });

describe('service recorded by staff (送达)', () => {
  it('[INV-3] names the way and the day of the receipt, not the day of recording', () =>
    givenAfter(...onPaper)
      .at('2026-08-10')
      .as(undertaker)
      .when(serving())
      .then([{ type: 'LetterServed', data: { way: '2', servedOn: '2026-08-05', ref: 'o1', persons: ['p1'], recordedBy: undertaker.id } }]));

  it.each([
    ['letter.not-found', someone('q-cgj', 'undertaker'), '2026-08-05'],
    ['actor.not-authorised', someone('q-zjj', 'rule-owner'), '2026-08-05'],
    ['letter.served-in-future', undertaker, '2026-08-11'],
    ['letter.served-before-posted', undertaker, '2026-08-02'],
  ] as const)('is refused: %s', (code, actor, servedOn) =>
    givenAfter(...onPaper)
      .at('2026-08-10')
      .as(actor)
      .when(serving({ servedOn }))
      .thenRefused(code),
  );

  it('is refused for a letter that was served', () =>
    givenAfter(...served)
      .at('2026-08-10')
      .as(undertaker)
      .when(serving())
      .thenRefused('letter.already-served', { servedOn: '2026-08-03' }));
});

describe('a wrong day of service (更正送达日期)', () => {
  const correction = correctService({ letterId, servedOn: day('2026-08-05'), reason: '登记有误' });

  it('[INV-17] is corrected with reason and approval; the old day stays in the event', () => {
    const decided = givenAfter(...served)
      .at('2026-08-10')
      .as(head)
      .when(correction);
    decided.then([
      {
        type: 'ServiceCorrected',
        data: { was: '2026-08-03', servedOn: '2026-08-05', reason: '登记有误', approvedBy: head.id, ref: 'o1', persons: ['p1'] },
      },
    ]);
    expect(letterOf(decided.state, letterId)?.service).toMatchObject({ servedOn: '2026-08-05' });
  });

  it('[INV-17] needs the head, or who signs in the head’s place', () => {
    givenAfter(...served)
      .at('2026-08-10')
      .as(undertaker)
      .when(correction)
      .thenRefused('letter.correction-needs-head');
    givenAfter(...served)
      .at('2026-08-10')
      .as(someone('q-zjj', 'acting-head'))
      .when(correction)
      .then(['ServiceCorrected']);
  });

  it('[INV-17] [L26] replaces a report that named the wrong day', () => {
    const closing = heard(PetitionClosed, {
      assignedBy: asOrgId('c-xfj'),
      reply: { kind: 'served', letterId, code: 'L09', servedOn: day('2026-08-03') },
    });
    givenAfter(...served, orderLetters(closing, closed))
      .at('2026-08-10')
      .as(head)
      .when(correction)
      .then([
        'ServiceCorrected',
        { type: 'LetterWithdrawn', data: { code: 'L26', reason: 'served-on-corrected' } },
        { type: 'LetterOrdered', data: { code: 'L26', addressee: { org: 'c-xfj' }, facts: { replyServedOn: '2026-08-05' } } },
      ]);
  });
});

describe('a letter that named a wrong fact', () => {
  const refusal = heard(ReviewRefused, { reviewer: asOrgId('c-zjj') });
  const refusalId = `L13-${refusal.name}-p1`;
  const refused = [...served, orderLetters(refusal, reviewRefused), ...issuing(refusalId)] as const;
  const withdrawal = withdrawRefusal(heard(RefusalWithdrawn));

  it('[INV-17] [L13] a refusal of review is withdrawn, never edited', () => {
    const decided = givenAfter(...refused).when(withdrawal);
    decided.then([{ type: 'LetterWithdrawn', data: { letterId: refusalId, number: '清建处〔2026〕5号', reason: 'served-on-corrected' } }]);
    expect(letterOf(decided.state, refusalId)).toMatchObject({ standing: { stage: 'withdrawn' }, making: { stage: 'issued' } });
  });

  it('[INV-17] [L13] the acceptance says which refusal it replaces', () =>
    givenAfter(...refused, withdrawal)
      .when(orderLetters(heard(ReviewAccepted, { reviewer: asOrgId('c-zjj') }), reviewAccepted))
      .then([{ type: 'LetterOrdered', data: { code: 'L13', facts: { decision: 'accepted', replaces: '清建处〔2026〕5号' } } }]));

  it('[INV-17] [L35] a receipt with a wrong day of receipt is withdrawn and replaced', () => {
    const registered = registration(petitioner('p1', { address: true }));
    const receipt = `L35-${registered.name}-p1`;
    const decided = givenAfter(noteMatter(registered), ...issuing(receipt)).when(
      correctMatter(heard(FactCorrected, { fact: 'received-at', now: '2026-08-01T02:00:00.000Z' })),
    );
    decided.then([
      { type: 'ContactsNoted', data: { receivedAt: '2026-08-01T02:00:00.000Z' } },
      { type: 'LetterWithdrawn', data: { letterId: receipt, reason: 'received-at-corrected' } },
      { type: 'LetterOrdered', data: { code: 'L35', addressee: { person: 'p1' } } },
    ]);
    expect(decided.state.letters).toHaveLength(2);
  });

  it('is withdrawn by the head alone, and is not sent any more', () => {
    const wish = withdrawLetter({ letterId, reason: 'wrong-person' });
    givenAfter(...byMail)
      .as(undertaker)
      .when(wish)
      .thenRefused('letter.withdrawal-needs-head');
    givenAfter(...byMail)
      .as(head)
      .when(wish)
      .then(['LetterWithdrawn']);
    expect(letterOf(after(...byMail), letterId)?.standing.stage).toBe('stands');
  });
});
