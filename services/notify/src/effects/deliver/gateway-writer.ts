import { VAULT } from '@huiyin/host';
import type { Channel } from '@huiyin/contracts';
import { personOf } from '../../domain/letter/letters.state.js';
import type { Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { mailMark } from '../../dispatch/letter-marks.js';
import { systemOpening } from '../system.js';
import { sendable, type Sendable, type Sending } from './mail-writer.js';
import { MailWords } from './mail-words.js';

type Gateway = Exclude<Channel, 'mail'>;

/** What a gateway is told: that there is a letter, and how it is found. No words of people; of a short message, the number it goes to. */
@Injectable()
export class GatewayWriter {
  constructor(
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(MailWords) private readonly words: MailWords,
  ) {}

  async write(to: Gateway, sending: Sending): Promise<object> {
    const found = sendable(sending);
    const { letter, matter, number } = found;
    const isRepeat = letter.delivery.stage === 'sending' && letter.delivery.isRepeat;
    const reference = mailMark({ matter: sending.id, letterId: sending.letterId });
    const issuer = this.words.senderOf(letter.issuer, matter.registeredBy).name;
    const text = this.words.shortMessage({ issuer, matterNumber: matter.number, number });
    const told = { reference, isRepeat, text, matterNumber: matter.number, number, code: letter.code, issuer: letter.issuer };

    return to === 'sms' ? { reference, isRepeat, text, to: await this.phone(found, sending) } : told;
  }

  private async phone({ letter, matter }: Sendable, { id, correlation }: Sending): Promise<string> {
    const { addressee, code } = letter;
    const sealed = addressee.kind === 'person' ? personOf(matter, addressee.person)?.phone : undefined;

    return sealed === undefined ? '' : this.vault.open(id, sealed, systemOpening(`sms.${code}`, correlation));
  }
}
