import type { Channel, LetterEvent } from '@huiyin/contracts';
import type { Letter } from '../letters.state.js';
import { without } from '../naming.js';
import { channelOf, triesOf, type Delivery } from './delivery.state.js';

type Named<Name extends LetterEvent['type']> = Extract<LetterEvent, { readonly type: Name }>['data'];

const hasBeenSent = ({ delivery }: Letter): boolean => delivery.stage === 'unknown' || ('isRepeat' in delivery && delivery.isRepeat);

/** Mail is not named: it is what was there before there were other channels. */
const by = (channel: Channel): { readonly channel?: Channel } => (channel === 'mail' ? {} : { channel });

/** Issued: by which channel it goes first; by none, on paper or through an inbox. */
export const queuedBy = (channel: Channel | undefined): Delivery =>
  channel === undefined ? { stage: 'none' } : { stage: 'queued', ...by(channel) };

export const deliveryStarted = (letter: Letter, { claim, until, attempt, channel = 'mail' }: Named<'DeliveryStarted'>): Letter => {
  const { held } = triesOf(letter.delivery);
  const tried = { ...by(channel), attempt, ...(held === undefined ? {} : { held }) };

  return { ...letter, delivery: { stage: 'sending', claim, until, ...tried, isRepeat: hasBeenSent(letter) } };
};

type Ended = Named<'DeliveryEnded'>;

/** The tries of the channel with this one: one for which it was not asked is counted as such. */
const triedWith = ({ delivery }: Letter, { held }: Ended) => {
  const { attempt, held: before = 0 } = triesOf(delivery);
  const heldBack = before + (held === true ? 1 : 0);

  return { ...by(channelOf(delivery)), attempt, ...(heldBack === 0 ? {} : { held: heldBack }) };
};

const ended = (letter: Letter, data: Ended): Delivery => {
  const { result, retryAt, next } = data;
  if (next !== undefined) return { stage: 'queued', ...by(next) };
  const tried = triedWith(letter, data);
  if (result === 'later' && retryAt !== undefined) return { stage: 'later', retryAt, ...tried, isRepeat: hasBeenSent(letter) };
  if (result === 'unknown') return { stage: 'unknown', ...tried, ...(retryAt === undefined ? {} : { retryAt }) };

  return { stage: result === 'sent' ? 'sent' : 'refused', ...tried };
};

export const deliveryEnded = (letter: Letter, data: Named<'DeliveryEnded'>): Letter => ({ ...letter, delivery: ended(letter, data) });

/** Only what failed for good changes where the letter stands: the other reports stay in its history. */
export const deliveryReported = (letter: Letter, { action, next }: Named<'DeliveryReported'>): Letter => {
  if (action !== 'failed') return letter;
  const { attempt } = triesOf(letter.delivery);

  return { ...letter, delivery: next === undefined ? { stage: 'refused', attempt } : { stage: 'queued', ...by(next) } };
};

export const serviceTakenBack = (letter: Letter, { was }: Named<'ServiceTakenBack'>): Letter => ({
  ...letter,
  service: { stage: 'awaited' },
  takenBack: { servedOn: was },
});

/** Told anew: the day that did not count is done with. */
export const serviceCorrected = (letter: Letter, { servedOn }: Named<'ServiceCorrected'>): Letter =>
  letter.service.stage === 'served' ? { ...without(letter, 'takenBack'), service: { ...letter.service, servedOn } } : letter;

export const proofFiled = (letter: Letter, { what, file }: Named<'ProofFiled'>): Letter => ({
  ...letter,
  proofs: [...(letter.proofs ?? []), { what, digest: file.digest }],
});
