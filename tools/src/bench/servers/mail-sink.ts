import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

const MESSAGE_ID = /^message-id:\s*(\S+)/im;
/** A letter is attached to its mail; notices have nothing attached. */
const ATTACHED = /^content-disposition:\s*attachment/im;

/** Takes every mail, keeps the Message-ID of letters and forgets the rest: what the driver spends on mails stays small. */
export class MailSink {
  /** How often each letter's mail came. */
  readonly taken = new Map<string, number>();
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, reply) => {
      text(stream).then((mail) => {
        this.#note(mail);
        reply();
      }, reply);
    },
  });

  static async start(): Promise<MailSink> {
    const sink = new MailSink();
    sink.#server.on('error', () => undefined);
    await new Promise<void>((resolve) => sink.#server.listen(0, '127.0.0.1', () => resolve()));

    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Letters that were mailed more than once. */
  get doubled(): readonly string[] {
    return [...this.taken].filter(([, times]) => times > 1).map(([id]) => id);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #note(mail: string): void {
    if (!ATTACHED.test(mail)) return;
    const id = MESSAGE_ID.exec(mail)?.[1] ?? 'none';
    this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
  }
}
