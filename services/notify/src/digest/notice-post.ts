import { createHash } from 'node:crypto';
import type { OrgId } from '@huiyin/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { MailWords } from '../effects/deliver/mail-words.js';
import type { Mail, Mailer, MailResult } from '../effects/deliver/mail.js';
import { MAILER } from '../effects/deliver/tokens.js';
import { fillPattern } from '../templates/template.js';
import { NOTICE_WORDS, type NoticeLanguage, type NoticeWords } from './notice-words.js';

/** A mail that is no letter. */
export interface NoticeMail {
  /** The same for a repeat. */
  readonly id: string;
  readonly from: OrgId;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface CodeMail {
  readonly id: string;
  readonly to: string;
  readonly office: OrgId;
  readonly code: string;
}

const ID_LENGTH = 40;
const LANGUAGES: readonly NoticeLanguage[] = ['zh', 'en'];

/** Sends what is no letter by the channel of letters: without attachment, in an office's name. */
@Injectable()
export class NoticePost {
  constructor(
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(MailWords) private readonly senders: MailWords,
    @Inject(NOTICE_WORDS) readonly words: NoticeWords,
  ) {}

  send({ id, from: office, to, subject, text }: NoticeMail): Promise<MailResult> {
    const from: Mail['from'] = this.senders.senderOf(office, office);
    const name = createHash('sha256').update(id).digest('hex').slice(0, ID_LENGTH);

    return this.mailer.send({ messageId: `<${name}@${from.address.split('@').at(-1) ?? ''}>`, from, to, subject, text, isRepeat: false });
  }

  /** In both languages: nothing is known of the one who asks. */
  code({ id, to, office, code }: CodeMail): Promise<MailResult> {
    const name = this.senders.senderOf(office, office).name;
    const said = LANGUAGES.map((language) => this.words[language].code);
    const subject = said.map((words) => fillPattern(words.subject, { office: name }) ?? '').join(' ');

    return this.send({ id, from: office, to, subject, text: said.map(({ text }) => fillPattern(text, { code }) ?? '').join('\n') });
  }
}
