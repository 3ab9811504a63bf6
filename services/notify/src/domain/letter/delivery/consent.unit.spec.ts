import { SAMPLE, type Channel } from '@huiyin/contracts';
import { after, givenAfter } from '../../../testing/given-letters.js';
import { issuing } from '../../../testing/made.js';
import { opinion, petitioner, registration } from '../../../testing/matters.js';
import { claimDelivery } from '../claim-delivery.js';
import { endDelivery } from '../end-delivery.js';
import { lettersAggregate } from '../letters.aggregate.js';
import { noteConsents, noteMatter } from '../note-matter.js';
import { orderLetters } from '../order.js';
import { opinionIssued } from '../orders/answer-letters.js';

type Reach = NonNullable<Parameters<typeof petitioner>[1]>;

const issued = opinion('p1');
const letterId = `L09-${issued.name}-p1`;
const issuedTo = (reach: Reach) =>
  [noteMatter(registration(petitioner('p1', reach))), orderLetters(issued, opinionIssued), ...issuing(letterId)] as const;
const letterTo = (reach: Reach) => after(...issuedTo(reach)).letters.find(({ id }) => id === letterId)!;
const refusedBy = (channel: Channel, open: readonly Channel[]) =>
  endDelivery({ letterId, claim: `${letterId}/${channel}/1`, result: 'refused', reply: '550', open });

describe('consent to electronic service (电子送达同意, domain.md §7.2)', () => {
  it.each<[string, Reach, object]>([
    ['a short message alone', { phone: true, consents: ['sms'] }, { stage: 'queued', channel: 'sms' }],
    ['a short message before mail', { phone: true, email: true, consents: ['sms', 'mail'] }, { stage: 'queued', channel: 'sms' }],
    ['mail before a short message', { phone: true, email: true, consents: ['mail', 'sms'] }, { stage: 'queued' }],
    ['nothing said, with an address', { phone: true, email: true }, { stage: 'queued' }],
    ['nothing said, with a phone alone: no consent', { phone: true }, { stage: 'none' }],
    ['to nothing', { phone: true, email: true, consents: [] }, { stage: 'none' }],
  ])('%s', (_title, reach, delivery) => expect(letterTo(reach).delivery).toEqual(delivery));

  it.each<[string, Reach, string]>([
    ['who wants no channel has not consented', { phone: true, email: true, consents: [] }, 'no-consent'],
    ['who was not asked and left a phone alone has no address', { phone: true }, 'no-address'],
  ])('on paper with the reason: %s', (_title, reach, why) => expect(letterTo(reach).service).toMatchObject({ stage: 'listed', why }));

  it('goes on in the order consented to, to nothing else, and ends on paper', () => {
    const open: readonly Channel[] = ['mail', 'webhook', 'sms'];
    const first = [...issuedTo({ phone: true, email: true, consents: ['sms', 'mail'] }), claimDelivery(letterId)] as const;
    givenAfter(...first)
      .when(refusedBy('sms', open))
      .then([{ type: 'DeliveryEnded', data: { result: 'refused', next: 'mail' } }]);
    givenAfter(...first, refusedBy('sms', open), claimDelivery(letterId))
      .when(refusedBy('mail', open))
      .then(['DeliveryEnded', { type: 'DispatchListed', data: { why: 'refused' } }]);
  });

  it('to a channel that this installation has not ends on paper', () =>
    givenAfter(...issuedTo({ phone: true, consents: ['sms'] }), claimDelivery(letterId))
      .when(refusedBy('sms', ['mail']))
      .then(['DeliveryEnded', { type: 'DispatchListed', data: { why: 'refused' } }]));

  it('[L35] the receipt with the query code comes on paper to whom only short messages lead: without the code he could read none', () => {
    const registering = registration(petitioner('p1', { phone: true, consents: ['sms'] }));
    const receipt = `L35-${registering.name}-p1`;
    const { letters } = after(noteMatter(registering), ...issuing(receipt));

    expect(letters).toMatchObject([{ id: receipt, delivery: { stage: 'none' }, service: { stage: 'listed', why: 'no-address' } }]);
  });

  it('what was issued before there was a choice goes by mail', () => {
    const [noted, ordered] = issuedTo({ email: true });
    const state = after(noted, ordered);
    const old = { letterId, code: 'L09', addressee: { kind: 'person', person: 'p1' }, issuer: SAMPLE.agency, file: SAMPLE.file } as const;
    const event = { type: 'LetterIssued', data: { ...old, issuedOn: SAMPLE.day, byMail: true } };
    const now = lettersAggregate.evolve(state, event as never);

    expect(now.letters.find(({ id }) => id === letterId)?.delivery).toEqual({ stage: 'queued' });
  });

  it('[S0-26] that was changed holds for what is issued from then on, of the one who changed it', () => {
    const reach = { phone: true, email: true };
    const noted = noteMatter(registration(petitioner('p1', reach), petitioner('p2', reach)));
    const [, ...later] = issuedTo(reach);
    const delivery = (by: string, consents: readonly Channel[]) =>
      after(
        noted,
        noteConsents({ data: { by, consents: [...consents], recordedBy: SAMPLE.office, way: '02', withheld: SAMPLE.withheld } }),
        ...later,
      ).letters.find(({ id }) => id === letterId)?.delivery;

    expect(delivery('p1', [])).toEqual({ stage: 'none' });
    expect(delivery('p1', ['sms'])).toEqual({ stage: 'queued', channel: 'sms' });
    expect(delivery('p2', [])).toEqual({ stage: 'queued' });
  });
});
