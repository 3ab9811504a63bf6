import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import type { ServiceName } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { endWithUs, stopProcess } from '@huiyin/testing/servers';

import { inCheckout } from '../checkout/paths.js';
import { onLines } from '../log/on-lines.js';

export interface ServiceWish {
  readonly name: ServiceName;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly hear: (service: ServiceName, line: string) => void;
}

/** Longest time that a stop may take (architecture: 25 s for everything). */
const PATIENCE_TO_STOP = 18_000;
const PATIENCE_TO_START = 60_000;
const LAST_LINES = 20;
/** Without bounds V8 keeps hundreds of MiB that a service does not need. The image says the same; what NODE_OPTIONS says comes later, and wins. */
const HEAP = '--max-semi-space-size=8 --max-old-space-size=256';

/** One service as a process of its own, which a test may kill and start again. */
export class ServiceProcess {
  readonly name: ServiceName;
  readonly url: string;
  readonly #wish: ServiceWish;
  readonly #last: string[] = [];
  #child: ChildProcess | undefined;

  constructor(wish: ServiceWish) {
    this.name = wish.name;
    this.url = `http://127.0.0.1:${wish.port}`;
    this.#wish = wish;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Starts it, and waits until it says that it is ready. More variables hold for this start only (a failpoint, for example). */
  async start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    this.launch(more);
    await this.untilReady();
  }

  launch(more: Readonly<Record<string, string>> = {}): void {
    const main = inCheckout('services', this.name, 'dist', 'main.js');
    const NODE_OPTIONS = `${HEAP} ${process.env['NODE_OPTIONS'] ?? ''}`.trim();
    const env = { ...process.env, NODE_OPTIONS, ...this.#wish.env, ...more, HUIYIN_HTTP_PORT: String(this.#wish.port) };
    const child = spawn(process.execPath, [main], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) endWithUs(child.pid);
    onLines(child.stdout, (line) => this.#hear(line));
    onLines(child.stderr, (line) => this.#hear(line));
    this.#child = child;
  }

  async untilReady(): Promise<void> {
    const giveUp = Date.now() + PATIENCE_TO_START;
    while (!(await this.isReady())) {
      if (!this.isRunning) throw this.#fault('ended while it started');
      if (Date.now() > giveUp) throw this.#fault('was not ready in time');
      await pause(50);
    }
  }

  async isReady(): Promise<boolean> {
    return fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(1_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** SIGTERM; answers the exit code, null when it had to be killed. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (child?.pid === undefined || !this.isRunning) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    await stopProcess(child.pid, PATIENCE_TO_STOP);
    await exited;

    return child.exitCode;
  }

  async kill9(): Promise<void> {
    await this.signal('SIGKILL');
    if (this.#child !== undefined && this.isRunning) await once(this.#child, 'exit');
  }

  /** SIGSTOP, SIGCONT: a process that hangs and comes back. */
  async signal(signal: NodeJS.Signals): Promise<void> {
    if (this.isRunning) this.#child?.kill(signal);
  }

  /** Calls back when it ends. */
  onExit(hear: (how: number | NodeJS.Signals) => void): void {
    this.#child?.once('exit', (code, signal) => hear(code ?? signal ?? 0));
  }

  #hear(line: string): void {
    this.#last.push(line);
    if (this.#last.length > LAST_LINES) this.#last.shift();
    this.#wish.hear(this.name, line);
  }

  #fault(what: string): Fault {
    return new Fault('service.not-ready', `${this.name} ${what}; its last lines:\n${this.#last.join('\n')}`, { retryable: false });
  }
}
