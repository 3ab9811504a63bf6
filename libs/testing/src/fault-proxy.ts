import { connect, createServer, type Socket } from 'node:net';

import { freePort } from './servers/index.js';

/** What is wrong with the line at the moment. */
type Fault =
  | { readonly kind: 'none' }
  /** New connections are closed at once. */
  | { readonly kind: 'refuse' }
  /** Bytes go in and nothing comes out: a half-open connection. */
  | { readonly kind: 'swallow' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** After this many more bytes in either direction every connection is cut. */
  | { readonly kind: 'cut-after'; bytes: number };

interface Target {
  readonly host: string;
  readonly port: number;
}

/** A TCP proxy before Kafka or MongoDB that breaks the line as a network does. */
export class FaultProxy {
  readonly #server = createServer((client) => this.#accept(client));
  readonly #sockets = new Set<Socket>();
  #fault: Fault = { kind: 'none' };
  #target: Target | undefined;
  #swallowed = 0;

  private constructor(readonly port: number) {}

  /** The port is known before the target, because a Kafka must be told the port that it names to its clients. */
  static async start(target?: Target): Promise<FaultProxy> {
    const proxy = new FaultProxy(await freePort());
    await new Promise<void>((resolve) => proxy.#server.listen(proxy.port, '127.0.0.1', resolve));
    if (target !== undefined) proxy.leadsTo(target);

    return proxy;
  }

  leadsTo(target: Target): void {
    this.#target = target;
  }

  /** Bytes that went in while the line swallowed. */
  get swallowed(): number {
    return this.#swallowed;
  }

  /** Cuts what is connected now; new connections are served. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  refuse(): void {
    this.#fault = { kind: 'refuse' };
    this.cut();
  }

  swallow(): void {
    this.#fault = { kind: 'swallow' };
  }

  delay(ms: number): void {
    this.#fault = { kind: 'delay', ms };
  }

  cutAfter(bytes: number): void {
    this.#fault = { kind: 'cut-after', bytes };
  }

  /** A line that lost or holds back bytes is cut as well, or the rest of them would arrive out of step. */
  heal(): void {
    const outOfStep = this.#fault.kind === 'swallow' || this.#fault.kind === 'delay';
    this.#fault = { kind: 'none' };
    if (outOfStep) this.cut();
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #accept(client: Socket): void {
    if (this.#fault.kind === 'refuse' || this.#target === undefined) return void client.destroy();
    const upstream = connect(this.#target);
    this.#join(client, upstream);
    this.#join(upstream, client);
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => this.#pass(bytes, to));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }

  #pass(bytes: Buffer, to: Socket): void {
    const fault = this.#fault;
    if (fault.kind === 'swallow') return void (this.#swallowed += bytes.length);
    if (fault.kind === 'delay') return void setTimeout(() => to.writable && to.write(bytes), fault.ms);
    if (fault.kind !== 'cut-after') return void to.write(bytes);

    const part = bytes.subarray(0, Math.max(0, fault.bytes));
    fault.bytes -= bytes.length;
    if (fault.bytes > 0) return void to.write(part);

    this.#fault = { kind: 'none' };
    to.write(part, () => this.cut());
  }
}
