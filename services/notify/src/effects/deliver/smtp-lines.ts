import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/** A connection that was greeted and has logged in. */
export interface Line {
  readonly connection: SMTPConnection;
  /** Mails that it has taken. */
  readonly mails: number;
}

/** Servers end a line that takes too much, or none for a while: better that it is ended here. */
const MOST_MAILS = 50;
const IDLE_MS = 2_000;

/** 保持的连接: lines that have just taken a mail, for the next one. A greeting costs more than a mail. */
export class SmtpLines {
  readonly #idle = new Map<SMTPConnection, { readonly line: Line; readonly timer: NodeJS.Timeout }>();

  constructor(private readonly open: () => Promise<SMTPConnection>) {}

  /** The line used last, or a new one. */
  async take(): Promise<Line> {
    const last = [...this.#idle.values()].at(-1);
    if (last === undefined) return this.fresh();
    this.#forget(last.line.connection);

    return last.line;
  }

  async fresh(): Promise<Line> {
    const connection = await this.open();
    for (const over of ['end', 'error'] as const) connection.once(over, () => this.#forget(connection));

    return { connection, mails: 0 };
  }

  /** After a mail that was taken; after anything else the line is to be closed. */
  keep({ connection, mails }: Line): void {
    const line = { connection, mails: mails + 1 };
    if (line.mails >= MOST_MAILS) return connection.quit();
    const timer = setTimeout(() => {
      this.#forget(connection);
      connection.quit();
    }, IDLE_MS).unref();
    this.#idle.set(connection, { line, timer });
  }

  close(): void {
    for (const connection of [...this.#idle.keys()]) {
      this.#forget(connection);
      connection.close();
    }
  }

  #forget(connection: SMTPConnection): void {
    clearTimeout(this.#idle.get(connection)?.timer);
    this.#idle.delete(connection);
  }
}
