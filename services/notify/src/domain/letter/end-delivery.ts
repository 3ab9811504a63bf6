import type { LetterEvent } from '@huiyin/contracts';
import { ignored, recorded, type Decide, type Moment } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { MOST_ATTEMPTS, nextTry } from './claims.js';
import { isLetterCode, kindOf } from './kinds/letter-kinds.js';
import { letterOf, type Letter, type Letters } from './letters.state.js';
import { nameOf } from './naming.js';
import { servedEvent } from './served.js';

/** How an attempt to send ended, as SMTP told it: 250, 5xx, 4xx, or a line that broke inside DATA. */
export type SendingResult = 'sent' | 'refused' | 'later' | 'unknown';
export interface SendingOutcome {
  readonly letterId: string;
  readonly claim: string;
  readonly result: SendingResult;
  readonly reply: string;
}

const isReminder = ({ code }: Letter): boolean => isLetterCode(code) && kindOf(code).reminder === true;

/** `later` is tried again, and a legal notice that may have got lost, up to the last attempt; a reminder in `unknown` is left. */
const isTriedAgain = (letter: Letter, result: SendingResult, attempt: number): boolean => {
  if (attempt >= MOST_ATTEMPTS || letter.standing.stage === 'withdrawn') return false;

  return result === 'later' || (result === 'unknown' && !isReminder(letter));
};

/** Served on the day of the 250: arrival in the receiving system, logged. An organisation was served through its inbox. */
const servedByMail = (letter: Letter, moment: Moment): readonly LetterEvent[] =>
  letter.service.stage === 'served' || letter.standing.stage === 'withdrawn'
    ? []
    : [servedEvent(letter, { way: '3', servedOn: dayOf(moment.at), recordedBy: moment.actor.id })];

/** The electronic way failed for good: the office that issued the letter serves it on paper. */
const servedOnPaper = (letter: Letter): readonly LetterEvent[] =>
  letter.addressee.kind === 'organisation' || letter.service.stage !== 'awaited' || letter.standing.stage === 'withdrawn'
    ? []
    : [{ type: 'DispatchListed', data: { ...nameOf(letter), office: letter.issuer, why: 'refused' } }];

const consequences = (
  letter: Letter,
  end: { readonly result: SendingResult; readonly again: boolean },
  moment: Moment,
): readonly LetterEvent[] => {
  if (end.result === 'sent') return servedByMail(letter, moment);
  if (end.again || (end.result === 'unknown' && isReminder(letter))) return [];

  return servedOnPaper(letter);
};

/** 投递结果, guarded by the claim: an attempt that another process took over says nothing any more. */
export const endDelivery =
  (outcome: SendingOutcome): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const { letterId, claim, reply } = outcome;
    const letter = letterOf(state, letterId);
    if (letter?.delivery.stage !== 'sending' || letter.delivery.claim !== claim) return ignored('another attempt holds it');
    const { attempt } = letter.delivery;
    const again = isTriedAgain(letter, outcome.result, attempt);
    const result = outcome.result === 'later' && !again ? 'refused' : outcome.result;
    const retry = again ? { retryAt: nextTry(moment.machine, attempt) } : {};

    return recorded(
      { type: 'DeliveryEnded', data: { ...nameOf(letter), claim, result, reply, ...retry } },
      ...consequences(letter, { result, again }, moment),
    );
  };

/** The process that was sending did not come back: the mail may have left. */
export const loseDelivery =
  (letterId: string): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const delivery = letterOf(state, letterId)?.delivery;
    const claim = delivery?.stage === 'sending' ? delivery.claim : '';

    return endDelivery({ letterId, claim, result: 'unknown', reply: 'claim-ran-out' })(state, moment);
  };
