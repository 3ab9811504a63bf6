import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mail, Mailer, MailResult } from './mail.js';
import { resultOf, type SmtpError } from './smtp-result.js';

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

export interface SmtpServer {
  readonly url: string;
  /** Certificates that it is trusted by, besides the usual ones (PEM). */
  readonly ca?: string | undefined;
  readonly timeouts?: Partial<typeof TIMEOUTS>;
  /** Largest attachment, in bytes. */
  readonly limit?: number;
}

/** What no server need be asked about; the reason is a code. */
const faultOf = ({ to, from, attachment }: Mail, limit: number): string | undefined => {
  if (!ADDRESS.test(to)) return 'no-address';
  if (!ADDRESS.test(from.address)) return 'bad-sender';

  return (attachment?.content.length ?? 0) > limit ? 'attachment-too-large' : undefined;
};

/** 电子邮件 over SMTP, one connection a mail; TLS where the server has it, always with `smtps://`, and always before a password. */
export class SmtpMailer implements Mailer {
  constructor(private readonly server: SmtpServer) {}

  async send(mail: Mail): Promise<MailResult> {
    const fault = faultOf(mail, this.server.limit ?? Infinity);
    if (fault !== undefined) return { result: 'refused', reply: fault };
    const content = new Content(await messageOf(mail));
    const { auth, connection } = this.open();
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

  private open() {
    const { auth, tls, ...options } = parseConnectionUrl(this.server.url);
    const { ca, timeouts } = this.server;
    const trusted = ca === undefined ? tls : { ...tls, ca: [...rootCertificates, ca] };
    const connection = new SMTPConnection({
      ...options,
      ...TIMEOUTS,
      ...timeouts,
      ...(trusted === undefined ? {} : { tls: trusted }),
      ...(auth === undefined ? {} : { requireTLS: true }),
    });
    // A connection may complain once more after it was given up; without a listener that would end the process.
    connection.on('error', () => undefined);

    return { auth, connection };
  }

  /** Where the server can, it is asked to report (RFC 3461) under the part of the Message-ID that the letter decides. */
  private async transmit(connection: SMTPConnection, { from, to, messageId }: Mail, content: Content): Promise<MailResult> {
    const dsn = { id: messageId.replace(/^<|@.*$/g, ''), return: 'headers' as const, notify: ['failure', 'delay'] as const };
    await settled((done) => {
      connection.once('error', done);
      connection.send({ from: from.address, to: [to], dsn: { ...dsn, notify: [...dsn.notify] } }, content, done);
    });

    return { result: 'sent', reply: '250' };
  }
}

type Done = (error?: Error | null) => void;

const settled = (start: (done: Done) => void): Promise<void> =>
  new Promise((resolve, reject) => start((error) => (error ? reject(error) : resolve())));
