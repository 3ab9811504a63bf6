import type { LetterEvent } from '@huiyin/contracts';
import { ignored, recorded, type Decide } from '@huiyin/kernel';
import { mayAddress } from '@huiyin/policy';
import { claimName, sendingEnds } from './claims.js';
import { channelOf, triesOf } from './delivery/delivery.state.js';
import { nameOf } from './naming.js';
import { letterOf, type Delivery, type Letters } from './letters.state.js';

const isDueStage = (delivery: Delivery): boolean =>
  delivery.stage === 'queued' || delivery.stage === 'later' || (delivery.stage === 'unknown' && delivery.retryAt !== undefined);

/** Sending is recorded before the connection is opened, so no mail leaves without a trace (delivery.md). */
export const claimDelivery =
  (letterId: string): Decide<Letters, LetterEvent> =>
  (state, moment) => {
    const letter = letterOf(state, letterId);
    if (letter === undefined || letter.standing.stage === 'withdrawn' || !isDueStage(letter.delivery)) return ignored('nothing to send');
    const { addressee, delivery } = letter;
    if (addressee.kind === 'organisation' && !mayAddress(addressee.org, state.withheld, moment.directory)) {
      return recorded({ type: 'LetterWithdrawn', data: { ...nameOf(letter), reason: 'withheld-from-addressee' } });
    }
    const attempt = triesOf(delivery).attempt + 1;
    const channel = channelOf(delivery);

    return recorded({
      type: 'DeliveryStarted',
      data: {
        ...nameOf(letter),
        claim: claimName(letter, channel, attempt),
        attempt,
        until: sendingEnds(moment.machine),
        ...(channel === 'mail' ? {} : { channel }),
      },
    });
  };
