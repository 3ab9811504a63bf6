import type { Channel, LetterEvent } from '@huiyin/contracts';
import { ignored, recorded, type Decide, type Moment } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { MOST_ATTEMPTS, nextTry } from './claims.js';
import { nextChannel } from './delivery/chain.js';
import { channelOf, triesOf } from './delivery/delivery.state.js';
import { servedOnPaper } from './delivery/on-paper.js';
import { served } from './delivery/serve.js';
import { isLetterCode, kindOf } from './kinds/letter-kinds.js';
import { letterOf, type Letter, type Letters } from './letters.state.js';
import { nameOf } from './naming.js';

/** How an attempt to send ended, as SMTP told it: 250, 5xx, 4xx, or a line that broke inside DATA. */
export type SendingResult = 'sent' | 'refused' | 'later' | 'unknown';
export interface SendingOutcome {
  readonly letterId: string;
  readonly claim: string;
  readonly result: SendingResult;
  readonly reply: string;
  /** The channel was not asked, because it had failed again and again. */
  readonly held?: boolean;
  /** Channels that this installation has, for a letter that is refused; none where it is not known. */
  readonly open?: readonly Channel[];
}

const isReminder = ({ code }: Letter): boolean => isLetterCode(code) && kindOf(code).reminder === true;

/** Tries that counted: a channel that was not asked has not failed. */
const countedTries = ({ delivery }: Letter, isHeld: boolean): number => {
  const { attempt, held = 0 } = triesOf(delivery);

  return attempt - held - (isHeld ? 1 : 0);
};

/** `later` is tried again, and a legal notice that may have got lost, up to the last attempt; a reminder in `unknown` is left. */
const isTriedAgain = (letter: Letter, { result, held = false }: SendingOutcome): boolean => {
  if (countedTries(letter, held) >= MOST_ATTEMPTS || letter.standing.stage === 'withdrawn') return false;

  return result === 'later' || (result === 'unknown' && !isReminder(letter));
};

const isOpen = ({ service, standing }: Letter): boolean => service.stage !== 'served' && standing.stage !== 'withdrawn';

/** Served on the day of the 250: arrival in the receiving system, logged. An organisation was served through its inbox. */
const servedElectronically = (letter: Letter, reply: string, at: { readonly state: Letters; readonly moment: Moment }) =>
  isOpen(letter)
    ? served(
        letter,
        {
          way: '3',
          servedOn: dayOf(at.moment.at),
          recordedBy: at.moment.actor.id,
          proof: { kind: 'electronic', channel: channelOf(letter.delivery), reply },
        },
        at.state,
      )
    : [];

/** What an attempt that is over for good leads to. */
const consequences = (letter: Letter, { result, reply }: SendingOutcome, at: { readonly state: Letters; readonly moment: Moment }) => {
  if (result === 'sent') return servedElectronically(letter, reply, at);
  if (result === 'unknown' && isReminder(letter)) return [];

  return servedOnPaper(letter, 'refused');
};

/** Where this channel failed for good, the one that follows. */
const following = (letter: Letter, { result, open = [] }: SendingOutcome, state: Letters): Channel | undefined =>
  result === 'sent' || !isOpen(letter) || (result === 'unknown' && isReminder(letter))
    ? undefined
    : nextChannel(state, letter, { channel: channelOf(letter.delivery), open });

/** 投递结果, guarded by the claim: an attempt that another process took over says nothing any more. */
export const endDelivery =
  (outcome: SendingOutcome): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const { letterId, claim, reply, held } = outcome;
    const letter = letterOf(state, letterId);
    if (letter?.delivery.stage !== 'sending' || letter.delivery.claim !== claim) return ignored('another attempt holds it');
    const data = { ...nameOf(letter), claim, reply, ...(held === true ? { held } : {}) };
    if (isTriedAgain(letter, outcome)) {
      const retryAt = nextTry(moment.machine, letter.delivery.attempt);

      return recorded({ type: 'DeliveryEnded', data: { ...data, result: outcome.result, retryAt } });
    }
    const result = outcome.result === 'later' ? 'refused' : outcome.result;
    const next = following(letter, outcome, state);
    if (next !== undefined) return recorded({ type: 'DeliveryEnded', data: { ...data, result, next } });

    return recorded({ type: 'DeliveryEnded', data: { ...data, result } }, ...consequences(letter, outcome, { state, moment }));
  };

/** The process that was sending did not come back: the mail may have left. */
export const loseDelivery =
  (letterId: string): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const delivery = letterOf(state, letterId)?.delivery;
    const claim = delivery?.stage === 'sending' ? delivery.claim : '';

    return endDelivery({ letterId, claim, result: 'unknown', reply: 'claim-ran-out' })(state, moment);
  };
