import { PetitionClosed, type Channel, type LetterEvent } from '@huiyin/contracts';
import { asOrgId, type Decide } from '@huiyin/kernel';
import fc from 'fast-check';
import { EMPTY_SCENE } from '@huiyin/testing/domain';
import { CITY, someone } from '../../../testing/city.js';
import { afterThat, bounce, day, OPEN } from '../../../testing/delivered.js';
import { after, givenAfter } from '../../../testing/given-letters.js';
import { attempt, issuing } from '../../../testing/made.js';
import { heard, opinion, petitioner, registration, sealedAs } from '../../../testing/matters.js';
import { claimDelivery } from '../claim-delivery.js';
import { endDelivery, loseDelivery, type SendingResult } from '../end-delivery.js';
import { lettersAggregate } from '../letters.aggregate.js';
import { letterOf, type Letters } from '../letters.state.js';
import { noteMatter } from '../note-matter.js';
import { orderLetters } from '../order.js';
import { closed, opinionIssued } from '../orders/answer-letters.js';
import { recordService } from '../record-service.js';
import { channelOf } from './delivery.state.js';

const issued = opinion('p1');
const letterId = `L09-${issued.name}-p1`;
const person = { ...petitioner('p1', { email: true }), phone: sealedAs('199') };
const of = (one = person) => [noteMatter(registration(one)), orderLetters(issued, opinionIssued), ...issuing(letterId)] as const;
const toSend = of();
const served = [...toSend, ...attempt(letterId, 1, 'sent')] as const;
const ended = (result: SendingResult, more: { channel?: Channel; n?: number; held?: boolean; open?: readonly Channel[] } = {}) => {
  const { channel = 'mail', n = 1, open = OPEN, ...rest } = more;

  return endDelivery({ letterId, claim: `${letterId}/${channel}/${n}`, result, reply: '550', open, ...rest });
};
const byPost = { way: '2', postNumber: 'XA123456789CN', postedOn: day('2026-08-05'), servedOn: day('2026-08-07') } as const;

describe('the chain of channels (投递次序), by consent, ending on paper', () => {
  it('goes on to the next channel that reaches him, each with its own claim', () => {
    const decided = givenAfter(...toSend, claimDelivery(letterId)).when(ended('refused', { open: ['mail', 'sms'] }));
    decided.then([{ type: 'DeliveryEnded', data: { result: 'refused', next: 'sms' } }]);
    expect(lettersAggregate.deadlines(decided.state)).toContainEqual(expect.objectContaining({ name: `deliver:${letterId}` }));
    const claimed = afterThat(decided.state, claimDelivery(letterId));

    expect(letterOf(claimed, letterId)?.delivery).toMatchObject({
      stage: 'sending',
      channel: 'sms',
      claim: `${letterId}/sms/1`,
      isRepeat: false,
    });
  });

  it('records each way that was tried with its result, and ends on paper with the reason', () => {
    const decided = givenAfter(
      ...toSend,
      claimDelivery(letterId),
      ended('refused'),
      claimDelivery(letterId),
      ended('refused', { channel: 'webhook' }),
      claimDelivery(letterId),
    ).when(ended('refused', { channel: 'sms' }));

    decided.then([
      { type: 'DeliveryEnded', data: { claim: `${letterId}/sms/1`, result: 'refused' } },
      { type: 'DispatchListed', data: { office: 'q-zjj', why: 'refused' } },
    ]);
  });

  it('serves by the channel that took it, and says by which', () =>
    givenAfter(...toSend, claimDelivery(letterId), ended('refused', { open: ['sms'] }), claimDelivery(letterId))
      .when(ended('sent', { channel: 'sms' }))
      .then(['DeliveryEnded', { type: 'LetterServed', data: { way: '3', proof: { kind: 'electronic', channel: 'sms', reply: '550' } } }]));

  it.each([
    ['without consent', { ...person, electronic: false }, OPEN],
    ['without a phone', petitioner('p1', { email: true }), ['mail', 'sms']],
    ['where no other channel is there', person, ['mail']],
  ] as const)('is paper at once %s', (_title, one, open) => {
    const state = { ...after(...toSend, claimDelivery(letterId)) };
    const now: Letters = { ...state, matter: { ...state.matter, petitioners: [one] } as Letters['matter'] };
    const decision = ended('refused', { open })(now, { at: '2026-08-03T01:00:00.000Z', machine: '2026-08-03T01:00:00.000Z' } as never);

    expect(decision).toMatchObject({ events: [{ type: 'DeliveryEnded' }, { type: 'DispatchListed' }] });
  });

  it('is not shortened by attempts for which the channel was not asked (breaker)', () => {
    const heldBack = Array.from({ length: 30 }, (_, n) => [claimDelivery(letterId), ended('later', { n: n + 1, held: true })]).flat();
    givenAfter(...toSend, ...heldBack, claimDelivery(letterId))
      .when(ended('later', { n: 31 }))
      .then([{ type: 'DeliveryEnded', data: { result: 'later' } }]);
  });

  it('whatever the channels answer: never lost, never twice on one channel unmarked', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ANSWERS), { maxLength: 60 }), fc.subarray([...OPEN]), (answers, open) => {
        const course = new Course(open);
        for (const answer of answers) {
          course.meets(answer);
          const { letter, waits } = course;
          expect(letter.service.stage !== 'awaited' || waits).toBe(true);
        }
        expect(course.unmarked).toEqual([]);
      }),
      { numRuns: 300 },
    ));
});

const ANSWERS = ['sent', 'refused', 'later', 'unknown', 'held', 'lost', 'bounce'] as const;

/** A letter on its way, as channels answer one after another. */
class Course {
  /** Channels on which it may have been received twice without being told so. */
  readonly unmarked: string[] = [];
  readonly #mayBeThere = new Set<Channel>();
  #state = after(...toSend);

  constructor(private readonly open: readonly Channel[]) {}

  get letter() {
    return letterOf(this.#state, letterId)!;
  }

  get waits(): boolean {
    return lettersAggregate.deadlines(this.#state).some(({ name }) => name.endsWith(`:${letterId}`));
  }

  meets(answer: (typeof ANSWERS)[number]): void {
    if (answer === 'bounce') this.#decides(bounce(letterId, { open: this.open }));
    else if (this.#decides(claimDelivery(letterId))) this.#ends(answer);
  }

  #ends(answer: Exclude<(typeof ANSWERS)[number], 'bounce'>): void {
    const { delivery } = this.letter;
    if (delivery.stage !== 'sending') return;
    if (['sent', 'unknown', 'lost'].includes(answer)) this.#leaves(channelOf(delivery), delivery.isRepeat);
    const result: SendingResult = answer === 'held' || answer === 'lost' ? 'later' : answer;
    const outcome = { letterId, claim: delivery.claim, result, reply: 'x', held: answer === 'held', open: this.open };
    this.#decides(answer === 'lost' ? loseDelivery(letterId) : endDelivery(outcome));
  }

  #leaves(channel: Channel, isRepeat: boolean): void {
    if (this.#mayBeThere.has(channel) && !isRepeat) this.unmarked.push(channel);
    this.#mayBeThere.add(channel);
  }

  #decides(decide: Decide<Letters, LetterEvent>): boolean {
    if (decide(this.#state, { ...EMPTY_SCENE, directory: CITY }).kind !== 'recorded') return false;
    this.#state = afterThat(this.#state, decide);

    return true;
  }
}

describe('a mail that comes back after its 250 (RFC 3464)', () => {
  it('[INV-3] takes the service back by a fact of its own, and puts the letter on the list of the office', () => {
    const decided = givenAfter(...served).when(bounce(letterId));
    decided.then([
      { type: 'DeliveryReported', data: { action: 'failed', status: '5.1.1', reportId: 'r1' } },
      { type: 'ServiceTakenBack', data: { was: '2026-08-03', ref: 'o1', persons: ['p1'], reason: 'bounced', status: '5.1.1' } },
      { type: 'DispatchListed', data: { office: 'q-zjj', why: 'bounced' } },
    ]);
    expect(letterOf(decided.state, letterId)).toMatchObject({
      service: { stage: 'listed', why: 'bounced' },
      takenBack: { servedOn: '2026-08-03' },
    });
  });

  it('goes by the next channel where there is one', () =>
    givenAfter(...served)
      .when(bounce(letterId, { open: OPEN }))
      .then([{ type: 'DeliveryReported', data: { next: 'webhook' } }, 'ServiceTakenBack']));

  it('[INV-17] is served anew: the new day is told as service and as correction, so that rights are counted from it', () =>
    givenAfter(...served, bounce(letterId))
      .at('2026-08-10')
      .as(someone('q-zjj', 'undertaker'))
      .when(recordService({ letterId, ...byPost }))
      .then([
        { type: 'LetterServed', data: { way: '2', servedOn: '2026-08-07' } },
        {
          type: 'ServiceCorrected',
          data: { was: '2026-08-03', servedOn: '2026-08-07', reason: 'service-taken-back', persons: ['p1'], ref: 'o1' },
        },
      ]));

  it('[INV-17] [L26] a report that named the day that does not count is replaced then', () => {
    const reply = { kind: 'served', letterId, code: 'L09', servedOn: day('2026-08-03') } as const;
    const closing = heard(PetitionClosed, { assignedBy: asOrgId('c-xfj'), reply });
    givenAfter(...served, orderLetters(closing, closed), bounce(letterId))
      .at('2026-08-10')
      .as(someone('q-zjj', 'undertaker'))
      .when(recordService({ letterId, ...byPost }))
      .then([
        'LetterServed',
        'ServiceCorrected',
        { type: 'LetterWithdrawn', data: { code: 'L26' } },
        { type: 'LetterOrdered', data: { code: 'L26' } },
      ]);
  });

  it('before its 250 was noted ends the attempt: it is not sent again, and goes on paper', () => {
    const decided = givenAfter(...toSend, ...attempt(letterId, 1, 'unknown')).when(bounce(letterId));
    decided.then(['DeliveryReported', { type: 'DispatchListed', data: { why: 'bounced' } }]);
    expect(lettersAggregate.deadlines(decided.state).filter(({ name }) => name.includes(letterId))).toEqual([]);
  });

  it.each(['delayed', 'delivered', 'relayed'] as const)('%s is noted and changes nothing', (action) => {
    const decided = givenAfter(...served).when(bounce(letterId, { action, status: action === 'delayed' ? '4.4.7' : '2.0.0' }));
    decided.then(['DeliveryReported']);
    expect(letterOf(decided.state, letterId)?.service.stage).toBe('served');
  });

  it('does not undo a service on paper, and comes twice without effect', () => {
    const onPaper = [...served, bounce(letterId)] as const;
    givenAfter(...onPaper)
      .when(bounce(letterId, { reportId: 'r2' }))
      .thenIgnored('nothing hangs on it any more');
    const unknown = [...toSend, ...attempt(letterId, 1, 'unknown')] as const;
    const state = afterThat(after(...unknown), (at, moment) =>
      recordService({ letterId, ...byPost, postedOn: day('2026-08-03'), servedOn: day('2026-08-03') })(at, {
        ...moment,
        actor: someone('q-zjj', 'undertaker'),
      }),
    );

    expect(letterOf(afterThat(state, bounce(letterId)), letterId)?.service).toMatchObject({ stage: 'served', way: '2' });
  });
});
