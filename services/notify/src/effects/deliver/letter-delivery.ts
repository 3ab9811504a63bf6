import type { DeliveryStarted, EventOf, LetterEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Recorded } from '@huiyin/kernel';
import { failpoint, type Records } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../../aggregates.js';
import { endDelivery } from '../../domain/letter/end-delivery.js';
import type { Letters } from '../../domain/letter/letters.state.js';
import { codeOf, outcomeCommand } from '../system.js';
import type { Mail, Mailer, MailResult } from './mail.js';
import { MailWriter, type Sending } from './mail-writer.js';
import { MAILER } from './tokens.js';

/** Sends the letters whose sending was claimed in this process; the outcome is recorded under the claim. */
@Injectable()
export class LetterDelivery {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(MailWriter) private readonly writer: MailWriter,
    @Inject(MAILER) private readonly mailer: Mailer,
  ) {}

  async run(id: string, { data, correlation }: Recorded<EventOf<typeof DeliveryStarted>>): Promise<void> {
    const { letterId, claim } = data;
    const found = await this.letters.get(id);
    if (found === undefined) return;
    failpoint('after-claim-before-smtp');
    const ended = await this.send({ id, state: found.state, letterId, correlation });
    failpoint('after-smtp-before-sent');
    await this.letters.change(outcomeCommand(id, claim, correlation), endDelivery({ letterId, claim, ...ended }));
  }

  /** What cannot even be written has not left: it is tried again later. */
  private async send(sending: Sending): Promise<MailResult> {
    let mail: Mail;
    try {
      mail = await this.writer.write(sending);
    } catch (cause) {
      return { result: 'later', reply: codeOf(cause) };
    }

    return this.mailer.send(mail);
  }
}
