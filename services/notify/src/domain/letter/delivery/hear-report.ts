import type { Channel, DataOf, DeliveryReported, LetterEvent } from '@huiyin/contracts';
import { ignored, recorded, type Decide } from '@huiyin/kernel';
import { letterOf, type Letter, type Letters } from '../letters.state.js';
import { nameOf, refOf } from '../naming.js';
import { personsOf } from '../recipients.js';
import { nextChannel } from './chain.js';
import { channelOf } from './delivery.state.js';
import { servedOnPaper } from './on-paper.js';

export type HeardReport = Pick<DataOf<typeof DeliveryReported>, 'letterId' | 'reportId' | 'channel' | 'action' | 'status'> & {
  /** Channels that this installation has. */
  readonly open: readonly Channel[];
};

/** Served by the mail that has come back; not by its inbox, nor on paper. */
const wasServedByIt = ({ service, addressee }: Letter): boolean =>
  addressee.kind === 'person' && service.stage === 'served' && service.way === '3';

/** What was told is not undone in silence: another fact says that it does not count. */
const takenBack = (letter: Letter, { status }: HeardReport): readonly LetterEvent[] =>
  letter.service.stage === 'served' && wasServedByIt(letter)
    ? [
        {
          type: 'ServiceTakenBack',
          data: {
            ...nameOf(letter),
            ...refOf(letter),
            was: letter.service.servedOn,
            persons: personsOf(letter),
            reason: 'bounced',
            status,
          },
        },
      ]
    : [];

/** It still has to reach somebody: it was served by this mail alone, or by nothing yet. */
const isToBeServed = (letter: Letter): boolean =>
  letter.standing.stage === 'stands' && letter.addressee.kind === 'person' && (letter.service.stage === 'awaited' || wasServedByIt(letter));

/** A channel that this mail has left behind, or a mail that never went: nothing hangs on the report. */
const isAboutNow = ({ delivery }: Letter, channel: Channel): boolean =>
  channelOf(delivery) === channel && delivery.stage !== 'none' && delivery.stage !== 'refused' && delivery.stage !== 'queued';

const reported = (letter: Letter, { reportId, channel, action, status }: HeardReport, next?: Channel): LetterEvent => ({
  type: 'DeliveryReported',
  data: { ...nameOf(letter), reportId, channel, action, status, ...(next === undefined ? {} : { next }) },
});

/**
 * 投递状态通知: `failed` is final (RFC 3464), also after a 250: the service is taken back, and the letter goes by the next channel or on
 * paper. What else is reported is noted and changes nothing: the day of service is that of the arrival.
 */
export const hearReport =
  (report: HeardReport): Decide<Letters, LetterEvent> =>
  (state) => {
    const letter = letterOf(state, report.letterId);
    if (letter === undefined) return ignored('no such letter');
    if (!isAboutNow(letter, report.channel)) return ignored('nothing hangs on it any more');
    if (report.action !== 'failed' || !isToBeServed(letter)) return recorded(reported(letter, report));
    const next = nextChannel(state, letter, report);
    const awaited: Letter = { ...letter, service: { stage: 'awaited' } };

    return recorded(
      reported(letter, report, next),
      ...takenBack(letter, report),
      ...(next === undefined ? servedOnPaper(awaited, 'bounced') : []),
    );
  };
