import { OpinionIssued } from '@huiyin/contracts';
import type { SerialNumber } from '@huiyin/records';
import { withdrawLetter } from '../domain/letter/withdraw-letter.js';
import { renewLetter } from '../domain/letter/renew-letter.js';
import { noteMatter } from '../domain/letter/note-matter.js';
import { orderLetters } from '../domain/letter/order.js';
import { opinionIssued } from '../domain/letter/orders/answer-letters.js';
import { given } from '@huiyin/testing/domain';
import { lettersAggregate } from '../domain/letter/letters.aggregate.js';
import { CITY, someone } from '../testing/city.js';
import { after } from '../testing/given-letters.js';
import { issuing } from '../testing/made.js';
import { heard, petitioner, registration } from '../testing/matters.js';
import { numberRow } from './number-row.js';

const NUMBER: SerialNumber = {
  _id: '清建处|2026|5',
  series: '清建处',
  year: 2026,
  n: 5,
  letter: 'm/l',
  takenAt: new Date('2026-08-03T01:00:00Z'),
  cancelled: null,
};
const answer = heard(OpinionIssued, { petitioners: ['p1'] });
const letterId = `L09-${answer.name}-p1`;
const ordered = [noteMatter(registration(petitioner('p1', { address: true }))), orderLetters(answer, opinionIssued)] as const;
const made = [...ordered, ...issuing(letterId)] as const;
const head = someone('q-zjj', 'head');
const reason = '案号有误';
const by = (state: ReturnType<typeof after>, decide: ReturnType<typeof withdrawLetter>) =>
  given(state, lettersAggregate).with(CITY).as(head).when(decide);
const rowOf = ({ letters }: ReturnType<typeof after>, number = NUMBER) => {
  const letter = letters.find(({ id }) => id === letterId);

  return numberRow(number, letter === undefined ? undefined : { matter: 'm', letter });
};

describe('a line of the register of numbers (发文登记簿) [INV-11]', () => {
  it.each([
    ['taken', after(...ordered), 'taken'],
    ['issued', after(...made), 'issued'],
    ['withdrawn', by(after(...made), withdrawLetter({ letterId, reason })).state, 'withdrawn'],
    ['replaced', by(after(...made), renewLetter({ letterId, reason })).state, 'replaced'],
    [
      'cancelled, where the letter was withdrawn before it was issued',
      by(after(...ordered), withdrawLetter({ letterId, reason })).state,
      'cancelled',
    ],
  ])('says that its letter is %s', (_what, state, expected) =>
    expect(rowOf(state)).toMatchObject({ number: '清建处〔2026〕5号', state: expected }),
  );

  it('stays, cancelled, with its reason; and without a letter that the caller may not see', () => {
    const cancelled = { ...NUMBER, cancelled: { at: new Date(), reason: 'letter-withdrawn' } };

    expect(rowOf(after(...ordered), cancelled)).toMatchObject({ state: 'cancelled', cancelledFor: 'letter-withdrawn' });
    expect(numberRow(NUMBER, undefined)).toEqual({
      number: '清建处〔2026〕5号',
      n: 5,
      takenAt: '2026-08-03T01:00:00.000Z',
      state: 'not-shown',
    });
  });
});

describe('a letter that is made anew (更换) [INV-17]', () => {
  it('is withdrawn and ordered again from the same facts, by the head alone', () => {
    by(after(...made), renewLetter({ letterId, reason })).then([
      { type: 'LetterWithdrawn', data: { letterId, reason, number: '清建处〔2026〕5号', replacedBy: 'L09-anew-3-p1' } },
      { type: 'LetterOrdered', data: { letterId: 'L09-anew-3-p1', ref: 'o1' } },
    ]);
    given(after(...made), lettersAggregate)
      .as(someone('q-zjj', 'undertaker'))
      .when(renewLetter({ letterId, reason }))
      .thenRefused('letter.withdrawal-needs-head');
    by(after(...ordered), renewLetter({ letterId, reason })).thenRefused('letter.not-issued');
  });
});
