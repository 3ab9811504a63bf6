import { PetitionLinked, PetitionRegistered } from '@huiyin/contracts';
import { asOrgId } from '@huiyin/kernel';
import { after, givenAfter } from '../../../testing/given-letters.js';
import { issuing } from '../../../testing/made.js';
import { heard, opinion, petitioner, registration } from '../../../testing/matters.js';
import { noteMatter } from '../note-matter.js';
import { orderLetters } from '../order.js';
import { opinionIssued } from '../orders/answer-letters.js';
import { linked } from '../orders/registration-letters.js';

const issued = opinion('p1', 'p2');
const letterTo = (person: string): string => `L09-${issued.name}-${person}`;

describe('the reply to a petitioner (复信)', () => {
  it('[S3-36] reaches each who left an address by his own way: mail, or paper with the reason', () => {
    const both = noteMatter(registration(petitioner('p1', { email: true }), petitioner('p2', { address: true })));
    const { letters } = after(both, orderLetters(issued, opinionIssued), ...issuing(letterTo('p1')), ...issuing(letterTo('p2')));
    const replies = letters.filter(({ code }) => code === 'L09');

    expect(replies.map(({ delivery, service }) => [delivery.stage, service.stage])).toEqual([
      ['queued', 'awaited'],
      ['none', 'listed'],
    ]);
    expect(replies[1]?.service).toMatchObject({ why: 'no-address' });
  });

  it('[S3-36] is left out for an anonymous matter, with a reason', () => {
    const anonymous = heard(PetitionRegistered, { registeredBy: asOrgId('q-xfj'), anonymous: true });
    givenAfter(noteMatter(anonymous)).when(orderLetters(issued, opinionIssued)).thenIgnored('no letter is due');
  });

  it('[S3-36] of a repeat says where the running matter stands', () =>
    givenAfter(noteMatter(registration(petitioner('p1', { email: true }))))
      .when(orderLetters(heard(PetitionLinked, { by: asOrgId('q-xfj') }), linked))
      .then([{ type: 'LetterOrdered', data: { code: 'L33', facts: { basis: 'repeat' } } }]));
});
