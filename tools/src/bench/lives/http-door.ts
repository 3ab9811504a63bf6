import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

import type { ServiceName } from '@huiyin/contracts';

import { readBearers } from '../../demo/driver/bearers.js';
import type { Bearer } from '../../dev/token.js';

export interface Asked {
  readonly service: ServiceName;
  readonly path: string;
  /** An id of samples/staff.yaml; nobody for the public part. */
  readonly staff?: string;
  /** A command, or a question with a secret in it; without it the call is a reading. */
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

interface Place {
  readonly urls: Readonly<Record<ServiceName, string>>;
  token(bearer: Bearer): Promise<string>;
}

/** A plain client over connections that stay open: as little of the processors as a client can do with. */
export class HttpDoor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #tokens = new Map<string, Promise<string>>();

  private constructor(
    private readonly place: Place,
    private readonly bearerOf: (staff: string) => Bearer,
  ) {}

  static async open(place: Place): Promise<HttpDoor> {
    return new HttpDoor(place, await readBearers());
  }

  async ask({ service, path, staff, body }: Asked): Promise<Answered> {
    const headers = { ...(staff === undefined ? {} : { authorization: `Bearer ${await this.#tokenOf(staff)}` }) };
    const url = `${this.place.urls[service]}${path}`;
    if (body === undefined) return this.#send(url, { method: 'GET', headers }, '');
    const text = JSON.stringify(body);
    const more = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'idempotency-key': randomUUID() };

    return this.#send(url, { method: 'POST', headers: { ...headers, ...more } }, text);
  }

  /** The same; an answer that is no success is thrown. */
  async demand(asked: Asked): Promise<string> {
    const { status, text } = await this.ask(asked);
    if (status >= 300) throw new RangeError(`${asked.service}${asked.path}: ${status} ${text}`);

    return text;
  }

  close(): void {
    this.#agent.destroy();
  }

  #tokenOf(staff: string): Promise<string> {
    const token = this.#tokens.get(staff) ?? this.place.token(this.bearerOf(staff));
    this.#tokens.set(staff, token);

    return token;
  }

  #send(
    url: string,
    options: { readonly method: string; readonly headers: Record<string, string | number> },
    body: string,
  ): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const call = request(url, { ...options, agent: this.#agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}
