import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mail, Mailer, MailResult } from './mail.js';
import { SmtpLines, type Line } from './smtp-lines.js';
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

const SERVICE_ENDS = 421;

/** A kept line that the server had ended: of this mail nothing has left, so it goes by another. */
const wasEnded = ({ mails }: Line, { responseCode }: SmtpError, { hasBegun }: Content): boolean =>
  mails > 0 && !hasBegun && (responseCode === undefined || responseCode === SERVICE_ENDS);

/** 电子邮件 over SMTP; TLS where the server has it, always with `smtps://`, and always before a password. */
export class SmtpMailer implements Mailer {
  private readonly lines = new SmtpLines(() => this.open());

  constructor(private readonly server: SmtpServer) {}

  async send(mail: Mail): Promise<MailResult> {
    const fault = faultOf(mail, this.server.limit ?? Infinity);
    if (fault !== undefined) return { result: 'refused', reply: fault };
    const bytes = await messageOf(mail);
    try {
      for (let line = await this.lines.take(); ; line = await this.lines.fresh()) {
        const result = await this.sent(line, mail, bytes);
        if (result !== undefined) return result;
      }
    } catch (error) {
      return resultOf(error as SmtpError, false);
    }
  }

  onApplicationShutdown(): void {
    this.lines.close();
  }

  /** Nothing where the line had been ended before. */
  private async sent(line: Line, mail: Mail, bytes: Buffer): Promise<MailResult | undefined> {
    const content = new Content(bytes);
    try {
      await this.transmit(line.connection, mail, content);
      this.lines.keep(line);

      return { result: 'sent', reply: '250' };
    } catch (error) {
      line.connection.close();

      return wasEnded(line, error as SmtpError, content) ? undefined : resultOf(error as SmtpError, content.hasBegun);
    }
  }

  private async open(): Promise<SMTPConnection> {
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
    try {
      await over(connection, (done) => connection.connect(done));
      if (auth !== undefined) await over(connection, (done) => connection.login(auth, done));

      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Where the server can, it is asked to report (RFC 3461) under the part of the Message-ID that the letter decides. */
  private async transmit(connection: SMTPConnection, { from, to, messageId }: Mail, content: Content): Promise<void> {
    const dsn = { id: messageId.replace(/^<|@.*$/g, ''), return: 'headers' as const, notify: ['failure', 'delay'] as const };
    await over(connection, (done) =>
      connection.send({ from: from.address, to: [to], dsn: { ...dsn, notify: [...dsn.notify] } }, content, done),
    );
  }
}

type Done = (error?: Error | null) => void;

/** Ends with the answer, or with the connection. */
const over = async (connection: SMTPConnection, start: (done: Done) => void): Promise<void> => {
  let lost: Done = () => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      lost = (error) => reject(error ?? new Error('the connection has ended'));
      connection.once('error', lost);
      connection.once('end', lost);
      start((error) => (error ? reject(error) : resolve()));
    });
  } finally {
    connection.off('error', lost);
    connection.off('end', lost);
  }
};
