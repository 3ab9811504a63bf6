import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

import type { MailAnswer } from './mail-answer.js';

/** A mail as it arrived: the envelope's receivers, the parsed content, and the bytes. */
export interface CaughtMail {
  readonly number: number;
  readonly at: Date;
  readonly to: readonly string[];
  readonly content: ParsedMail;
  readonly raw: Buffer;
  /** Where it lies, if the catcher has a folder. */
  readonly file: string | undefined;
}

interface MailCatcherWish {
  readonly port?: number;
  /** Mails are kept here as .eml files. */
  readonly folder?: string;
}

/** 5xx is final, 4xx asks to try later. */
const refusal = ({ kind }: MailAnswer): Error => Object.assign(new Error(kind), { responseCode: kind === 'refuse' ? 550 : 451 });

type Reply = (error?: Error | null) => void;

/** A real SMTP server that takes every mail and delivers none; a test may tell it to refuse, to put off, or to hang up. */
export class MailCatcher {
  readonly #caught: CaughtMail[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: SMTPServer;
  readonly #folder: string | undefined;
  #answer: MailAnswer = { kind: 'accept' };

  private constructor(folder: string | undefined) {
    this.#folder = folder;
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, reply) => void this.#take(stream, session, reply).catch(reply),
    });
    this.#server.on('error', () => undefined);
    this.#server.server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  static async start({ port = 0, folder }: MailCatcherWish = {}): Promise<MailCatcher> {
    if (folder !== undefined) await mkdir(folder, { recursive: true });
    const catcher = new MailCatcher(folder);
    await new Promise<void>((resolve) => catcher.#server.listen(port, '127.0.0.1', () => resolve()));

    return catcher;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  get mails(): readonly CaughtMail[] {
    return this.#caught;
  }

  /** Mails that carry a letter; a notice (digest, code) has nothing attached. */
  get letters(): readonly CaughtMail[] {
    return this.#caught.filter(({ content }) => content.attachments.length > 0);
  }

  mailsTo(address: string): readonly CaughtMail[] {
    return this.#caught.filter((mail) => mail.to.includes(address));
  }

  /** How it answers from now on. */
  answers(answer: MailAnswer): void {
    this.#answer = answer;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession, reply: Reply): Promise<void> {
    const raw = await buffer(stream);
    const answer = this.#answer;
    if (answer.kind === 'refuse' || answer.kind === 'later') return reply(refusal(answer));
    if (answer.kind === 'accept' || answer.kept) await this.#keep(raw, session);
    if (answer.kind === 'accept') return reply();

    for (const socket of this.#sockets) socket.destroy();
  }

  async #keep(raw: Buffer, session: SMTPServerSession): Promise<void> {
    const at = new Date();
    const number = this.#caught.length + 1;
    const content = await simpleParser(raw);
    const name = `${at.toISOString().replaceAll(':', '-')}-${String(number).padStart(4, '0')}.eml`;
    const file = this.#folder === undefined ? undefined : join(this.#folder, name);
    this.#caught.push({ number, at, to: session.envelope.rcptTo.map(({ address }) => address), content, raw, file });
    if (file !== undefined) await writeFile(file, raw);
  }
}
