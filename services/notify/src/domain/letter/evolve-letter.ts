import type { LetterEvent } from '@huiyin/contracts';
import type { Letter, Making } from './letters.state.js';

/** Events that change one letter; the others are about the matter. */
export type OneLetterEvent = Exclude<
  LetterEvent,
  { readonly type: 'ContactsNoted' | 'LimitNoted' | 'LetterOrdered' | 'DeadlineNoticeGiven' | `Draft${string}` }
>;
type Fold<Event extends OneLetterEvent> = (letter: Letter, data: Event['data']) => Letter;
type Folds = { readonly [Name in OneLetterEvent['type']]: Fold<Extract<OneLetterEvent, { readonly type: Name }>> };

const triesOf = (making: Making): number => ('tries' in making ? making.tries : 0);
const hasBeenSent = (letter: Letter): boolean =>
  letter.delivery.stage === 'unknown' || ('isRepeat' in letter.delivery && letter.delivery.isRepeat);

const FOLDS: Folds = {
  RenderingStarted: (letter, { claim, until }) => ({
    ...letter,
    making: { stage: 'rendering', claim, until, tries: triesOf(letter.making) + 1 },
  }),
  RenderingFailed: (letter, { reason, retryAt }) => ({
    ...letter,
    making: { stage: 'failed', reason, retryAt, tries: triesOf(letter.making) },
  }),
  LetterIssued: (letter, { number, file, issuedOn, byMail }) => ({
    ...letter,
    making: { stage: 'issued', file, issuedOn, ...(number === undefined ? {} : { number }) },
    delivery: { stage: byMail === true ? 'queued' : 'none' },
  }),
  DeliveryStarted: (letter, { claim, until, attempt }) => ({
    ...letter,
    delivery: { stage: 'sending', claim, until, attempt, isRepeat: hasBeenSent(letter) },
  }),
  DeliveryEnded: (letter, { result, retryAt }) => {
    const attempt = 'attempt' in letter.delivery ? letter.delivery.attempt : 0;
    if (result === 'later' && retryAt !== undefined) {
      return { ...letter, delivery: { stage: 'later', retryAt, attempt, isRepeat: hasBeenSent(letter) } };
    }
    if (result === 'unknown') return { ...letter, delivery: { stage: 'unknown', attempt, ...(retryAt === undefined ? {} : { retryAt }) } };

    return { ...letter, delivery: { stage: result === 'sent' ? 'sent' : 'refused', attempt } };
  },
  DispatchListed: (letter, { office, why }) => ({ ...letter, service: { stage: 'listed', office, why } }),
  LetterServed: (letter, { way, servedOn, recordedBy }) => ({ ...letter, service: { stage: 'served', way, servedOn, recordedBy } }),
  ServiceCorrected: (letter, { servedOn }) =>
    letter.service.stage === 'served' ? { ...letter, service: { ...letter.service, servedOn } } : letter,
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
