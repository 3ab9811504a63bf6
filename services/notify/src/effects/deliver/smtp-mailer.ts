import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mail, Mailer, MailResult } from './mail.js';

const TIMEOUTS = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  dnsTimeout: 10_000,
  socketCloseTimeout: 1_000,
};

/** One address and nothing else: no list, no comment, no line break that could begin a header. */
const ADDRESS = /^[^\s@<>()[\],;:\\"]{1,64}@[^\s@<>()[\],;:\\"]{1,253}$/u;
const LINE_BREAKS = /[\r\n]+/g;

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** Commands that speak about this mail; what the server says to others is about the connection and passes. */
const OF_THE_MAIL: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
const PERMANENT = 500;

const isFinal = ({ responseCode = 0, command = '' }: SmtpError): boolean => responseCode >= PERMANENT && OF_THE_MAIL.has(command);

/** Without an answer: what never began was put off, or was no mail at all; what began may have arrived. */
const withoutAnswer = (code: string, hasBegun: boolean): MailResult['result'] => {
  if (hasBegun) return 'unknown';

  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'later';
};

/** 250 → sent, 5xx → refused, 4xx → later; a line that broke after DATA began → unknown (delivery.md). */
export const resultOf = (error: SmtpError, hasBegun: boolean): MailResult => {
  const { responseCode, code = 'unknown' } = error;
  if (responseCode !== undefined) return { result: isFinal(error) ? 'refused' : 'later', reply: String(responseCode) };

  return { result: withoutAnswer(code, hasBegun), reply: code };
};

/** Tells when the mail server asked for the content: from then on nobody knows what it kept. */
class Content extends Readable {
  hasBegun = false;
  private rest: Buffer | null;

  constructor(bytes: Buffer) {
    super();
    this.rest = bytes;
  }

  override _read(): void {
    this.hasBegun = true;
    this.push(this.rest);
    this.rest = null;
  }
}

const messageOf = ({ messageId, from, to, subject, text, attachment, isRepeat }: Mail): Promise<Buffer> =>
  new MailComposer({
    messageId,
    from,
    to: { name: '', address: to },
    subject: subject.replace(LINE_BREAKS, ' '),
    text,
    attachments: attachment === undefined ? [] : [{ ...attachment, contentType: 'application/pdf' }],
    headers: { 'Auto-Submitted': 'auto-generated', ...(isRepeat ? { 'X-Huiyin-Repeat': 'yes' } : {}) },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

/** 电子邮件 over SMTP, one connection a mail; TLS where the server has it, always with `smtps://`. */
export class SmtpMailer implements Mailer {
  constructor(private readonly url: string) {}

  async send(mail: Mail): Promise<MailResult> {
    if (!ADDRESS.test(mail.to)) return { result: 'refused', reply: 'no-address' };
    const content = new Content(await messageOf(mail));
    const { auth, ...options } = parseConnectionUrl(this.url);
    const connection = new SMTPConnection({ ...options, ...TIMEOUTS });
    // A connection may complain once more after it was given up; without a listener that would end the process.
    connection.on('error', () => undefined);
    try {
      await settled((done) => {
        connection.once('error', done);
        connection.connect(done);
      });
      if (auth !== undefined) await settled((done) => connection.login(auth, done));

      return await this.transmit(connection, mail, content);
    } catch (error) {
      return resultOf(error as SmtpError, content.hasBegun);
    } finally {
      connection.close();
    }
  }

  private async transmit(connection: SMTPConnection, { from, to }: Mail, content: Content): Promise<MailResult> {
    await settled((done) => {
      connection.once('error', done);
      connection.send({ from: from.address, to: [to] }, content, done);
    });

    return { result: 'sent', reply: '250' };
  }
}

type Done = (error?: Error | null) => void;

const settled = (start: (done: Done) => void): Promise<void> =>
  new Promise((resolve, reject) => start((error) => (error ? reject(error) : resolve())));
