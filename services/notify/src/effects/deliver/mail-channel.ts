import { codeOf } from '../system.js';
import type { ChannelPort } from './channel.js';
import type { Mail, Mailer, MailResult } from './mail.js';
import type { MailWriter, Sending } from './mail-writer.js';

/** 电子邮件 with the letter attached. */
export class MailChannel implements ChannelPort {
  readonly name = 'mail';

  constructor(
    private readonly writer: MailWriter,
    private readonly mailer: Mailer,
  ) {}

  /** What cannot even be written has not left: it is tried again later. */
  async send(sending: Sending): Promise<MailResult> {
    let mail: Mail;
    try {
      mail = await this.writer.write(sending);
    } catch (cause) {
      return { result: 'later', reply: codeOf(cause) };
    }

    return this.mailer.send(mail);
  }
}
