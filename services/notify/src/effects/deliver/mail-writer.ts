import { FILES, VAULT } from '@huiyin/host';
import { Fault, type FileRef, type OrgId, type Sealed } from '@huiyin/kernel';
import type { FileStore, Vault } from '@huiyin/vault';
import { Inject, Injectable } from '@nestjs/common';
import { mailMark } from '../../dispatch/letter-marks.js';
import { letterOf, personOf, type KnownMatter, type Letter, type Letters } from '../../domain/letter/letters.state.js';
import { fillPattern } from '../../templates/template.js';
import { systemOpening } from '../system.js';
import type { Mail } from './mail.js';
import { MailWords } from './mail-words.js';

/** A letter to be sent under a claim. */
export interface Sending {
  readonly id: string;
  readonly state: Letters;
  readonly letterId: string;
  readonly correlation: string;
}

export interface Sendable {
  readonly letter: Letter;
  readonly matter: KnownMatter;
  readonly file: FileRef;
  readonly number: string;
}

/** @throws Fault `letter.not-issued` */
export const sendable = ({ state, letterId }: Sending): Sendable => {
  const letter = letterOf(state, letterId);
  if (letter === undefined || letter.making.stage !== 'issued' || state.matter.stage === 'unknown') {
    throw new Fault('letter.not-issued', 'nothing to send', { retryable: false });
  }

  return { letter, matter: state.matter, file: letter.making.file, number: letter.making.number ?? state.matter.number };
};

/** The same for every attempt: the mailbox of a receiver can tell a repeat. */
const messageIdOf = ({ id, letterId }: Sending, from: string): string =>
  `<${mailMark({ matter: id, letterId })}@${from.split('@').at(-1) ?? ''}>`;

/** Writes the mail that carries a letter. The address is opened here; the letter's words are in the attachment alone. */
@Injectable()
export class MailWriter {
  constructor(
    @Inject(FILES) private readonly files: FileStore,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(MailWords) private readonly words: MailWords,
  ) {}

  async write(sending: Sending): Promise<Mail> {
    const { letter, matter, file, number } = sendable(sending);
    const from = this.words.senderOf(letter.issuer, matter.registeredBy);
    const isRepeat = letter.delivery.stage === 'sending' && letter.delivery.isRepeat;
    const values = { issuer: from.name, number, matterNumber: matter.number };
    const { subject, repeatSubject, text, repeat } = this.words.patterns();
    const fill = (pattern: string): string => fillPattern(pattern, values) ?? '';

    return {
      messageId: messageIdOf(sending, from.address),
      from,
      to: await this.address(sending, letter),
      subject: fill(isRepeat ? repeatSubject : subject),
      text: isRepeat ? `${fill(repeat)}\n${fill(text)}` : fill(text),
      attachment: { filename: `${number}.pdf`, content: await this.files.get(sending.id, file.digest) },
      isRepeat,
    };
  }

  private async address({ id, state, correlation }: Sending, { addressee, code }: Letter): Promise<string> {
    if (addressee.kind === 'organisation') return this.words.emailOf(addressee.org as OrgId) ?? '';
    const sealed: Sealed | undefined = personOf(state.matter, addressee.person)?.email;

    return sealed === undefined ? '' : this.vault.open(id, sealed, systemOpening(`mail.${code}`, correlation));
  }
}
