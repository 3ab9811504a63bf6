import type { LetterEvent } from '@huiyin/contracts';
import {
  deliveryEnded,
  deliveryReported,
  deliveryStarted,
  proofFiled,
  queuedBy,
  serviceCorrected,
  serviceTakenBack,
} from './delivery/evolve-delivery.js';
import type { Letter, Making } from './letters.state.js';

/** Events that change one letter; the others are about the matter. */
export type OneLetterEvent = Exclude<
  LetterEvent,
  { readonly type: 'ContactsNoted' | 'LimitNoted' | 'LetterOrdered' | 'DeadlineNoticeGiven' | `Draft${string}` }
>;
type Fold<Event extends OneLetterEvent> = (letter: Letter, data: Event['data']) => Letter;
type Folds = { readonly [Name in OneLetterEvent['type']]: Fold<Extract<OneLetterEvent, { readonly type: Name }>> };

const triesOf = (making: Making): number => ('tries' in making ? making.tries : 0);

const FOLDS: Folds = {
  RenderingStarted: (letter, { claim, until }) => ({
    ...letter,
    making: { stage: 'rendering', claim, until, tries: triesOf(letter.making) + 1 },
  }),
  RenderingFailed: (letter, { reason, retryAt }) => ({
    ...letter,
    making: { stage: 'failed', reason, retryAt, tries: triesOf(letter.making) },
  }),
  LetterIssued: (letter, { number, file, issuedOn, byMail, channel }) => ({
    ...letter,
    making: { stage: 'issued', file, issuedOn, ...(number === undefined ? {} : { number }) },
    delivery: queuedBy(byMail === true ? 'mail' : channel),
  }),
  DeliveryStarted: deliveryStarted,
  DeliveryEnded: deliveryEnded,
  DeliveryReported: deliveryReported,
  DispatchListed: (letter, { office, why }) => ({ ...letter, service: { stage: 'listed', office, why } }),
  LetterServed: (letter, { way, servedOn, recordedBy, proof }) => ({
    ...letter,
    service: { stage: 'served', way, servedOn, recordedBy, ...(proof === undefined ? {} : { proof }) },
  }),
  ServiceTakenBack: serviceTakenBack,
  ServiceCorrected: serviceCorrected,
  ProofFiled: proofFiled,
  ObjectionHeard: (letter, { person, words, heardOn, by }) => ({
    ...letter,
    objections: [...(letter.objections ?? []), { person, words, heardOn, by }],
  }),
  LetterWithdrawn: (letter, { reason, replacedBy }) => ({
    ...letter,
    standing: { stage: 'withdrawn', reason, ...(replacedBy === undefined ? {} : { replacedBy }) },
  }),
};

/** Total: an event of a letter that is not there leaves all as it is. */
export const evolveLetter = (letters: readonly Letter[], event: OneLetterEvent): readonly Letter[] => {
  const fold = FOLDS[event.type] as Fold<OneLetterEvent>;

  return letters.map((letter) => (letter.id === event.data.letterId ? fold(letter, event.data) : letter));
};
