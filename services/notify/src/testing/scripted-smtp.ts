import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the server does to one mail; it accepts where nothing else is said. */
export type SmtpScript =
  | { readonly does: 'accept' }
  /** A reply instead of the expected one, at this command. */
  | { readonly does: 'say'; readonly reply: string; readonly at: 'greeting' | 'rcpt' | 'content' }
  /** The line is cut inside the content (`kept`: the mail is kept all the same), or right behind the 250. */
  | { readonly does: 'drop'; readonly at: 'content' | 'after-250'; readonly kept: boolean }
  /** It never answers again. */
  | { readonly does: 'hang'; readonly at: 'greeting' | 'content' };

const ACCEPT: SmtpScript = { does: 'accept' };
const SENT_AWAY: SmtpScript = { does: 'say', reply: '421 come again', at: 'rcpt' };
const END_OF_CONTENT = '\r\n.\r\n';

/** An SMTP server written out by hand, so that it can break off anywhere; one script a mail, in order. */
export class ScriptedSmtp {
  readonly kept: string[] = [];
  connections = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #scripts: SmtpScript[] = [];

  private constructor() {
    this.#server = createServer((socket) => this.#talk(socket));
  }

  static async start(): Promise<ScriptedSmtp> {
    const smtp = new ScriptedSmtp();
    await new Promise<void>((resolve) => smtp.#server.listen(0, '127.0.0.1', resolve));

    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** For the next mails; after them it accepts. */
  plays(...scripts: readonly SmtpScript[]): void {
    this.#scripts = [...scripts];
  }

  /** Message-IDs of what it kept, with the mark of a repeat. */
  get mails(): readonly { readonly id: string; readonly isRepeat: boolean }[] {
    return this.kept.map((content) => ({
      id: /^Message-ID: (.+)$/im.exec(content)?.[1] ?? '',
      isRepeat: /^X-Huiyin-Repeat: yes$/im.test(content),
    }));
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #talk(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => this.#sockets.delete(socket));
    new Dialogue(socket, { next: (isGreeted) => this.#next(isGreeted), keep: (content) => this.kept.push(content) });
  }

  /** What is said instead of a greeting is for a new connection: who is greeted already is sent away. */
  #next(isGreeted: boolean): SmtpScript {
    const [next] = this.#scripts;
    if (isGreeted && next !== undefined && 'at' in next && next.at === 'greeting') return SENT_AWAY;

    return this.#scripts.shift() ?? ACCEPT;
  }
}

const isKept = (script: SmtpScript): boolean => script.does === 'accept' || (script.does === 'drop' && script.kept);

interface Told {
  readonly next: (isGreeted: boolean) => SmtpScript;
  readonly keep: (content: string) => void;
}

class Dialogue {
  #input = '';
  #isContent = false;
  #script: SmtpScript | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly told: Told,
  ) {
    this.#script = told.next(false);
    if (this.#plays('greeting', '220 scripted')) socket.on('data', (chunk) => this.#hear(chunk.toString('utf8')));
  }

  #hear(text: string): void {
    this.#input += text;
    for (;;) {
      const end = this.#isContent ? END_OF_CONTENT : '\r\n';
      const at = this.#input.indexOf(end);
      if (at < 0) return;
      const line = this.#input.slice(0, at);
      this.#input = this.#input.slice(at + end.length);
      if (this.#isContent) this.#content(line);
      else this.#command(line.toUpperCase());
    }
  }

  #command(line: string): void {
    if (line.startsWith('MAIL')) this.#script ??= this.told.next(true);
    if (line.startsWith('RCPT')) this.#plays('rcpt', '250 ok');
    else if (line === 'DATA') {
      this.#isContent = true;
      this.#say('354 go on');
    } else this.#say(line === 'QUIT' ? '221 bye' : '250 ok');
  }

  #content(content: string): void {
    this.#isContent = false;
    const script = this.#script ?? ACCEPT;
    if (isKept(script)) this.told.keep(content);
    if (script.does === 'drop' && script.at === 'content') this.socket.destroy();
    else if (this.#plays('content', '250 ok') && script.does === 'drop') this.socket.destroySoon();
    this.#script = undefined;
  }

  /** False where it says nothing more. */
  #plays(at: 'greeting' | 'rcpt' | 'content', otherwise: string): boolean {
    const script = this.#script ?? ACCEPT;
    if (script.does === 'hang' && script.at === at) return false;
    this.#say(script.does === 'say' && script.at === at ? script.reply : otherwise);

    return true;
  }

  #say(reply: string): void {
    this.socket.write(`${reply}\r\n`);
  }
}
