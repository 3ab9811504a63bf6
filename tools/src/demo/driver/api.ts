import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { ServiceName } from '@huiyin/contracts';

import { ApiError } from './api-error.js';

export interface Call {
  readonly service: ServiceName;
  readonly path: string;
  /** Who asks: an id of samples/staff.yaml, a platform, or nobody (the public part). */
  readonly staff: string | undefined;
  /** A command; without it the call is a reading. */
  readonly body?: unknown;
  readonly type?: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
}

interface Wish {
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly tokenOf: (staff: string) => Promise<string>;
  /** Called before each command. */
  readonly onCommand: () => void;
}

const JSON_TYPE = 'application/json';
/** A service that starts again after a crash is waited for, as a person would press the button again. */
const PATIENCE_MS = 30_000;
const PRESS_AGAIN_MS = 300;
const AWAY = [502, 503, 504];

const codeOf = (body: string): string => {
  try {
    const { code } = JSON.parse(body) as { readonly code?: unknown };

    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
};

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

/** The HTTP interfaces of the five services, as their users meet them. */
export class Api {
  readonly #wish: Wish;

  constructor(wish: Wish) {
    this.#wish = wish;
  }

  async json<Answer>(call: Call): Promise<Answer> {
    return (await (await this.#call(call)).json()) as Answer;
  }

  async bytes(call: Call): Promise<Buffer> {
    return Buffer.from(await (await this.#call(call)).arrayBuffer());
  }

  async #call(call: Call): Promise<Response> {
    if (call.body !== undefined) this.#wish.onCommand();
    const response = await this.#untilThere(call);
    if (response.ok) return response;
    const body = await response.text();
    const { service, path, staff = 'nobody', method = call.body === undefined ? 'GET' : 'POST' } = call;
    throw new ApiError({ call: `${method} ${service}${path}`, staff, status: response.status, code: codeOf(body), body });
  }

  /** The same `Idempotency-Key` each time: an answer that got lost on the way is given again. */
  async #untilThere(call: Call): Promise<Response> {
    const giveUp = Date.now() + PATIENCE_MS;
    const request = await this.#requestOf(call);
    for (;;) {
      const response = await fetch(`${this.#wish.urls[call.service]}${call.path}`, request).catch((error: unknown) => {
        if (Date.now() > giveUp) throw error;
      });
      if (response !== undefined && (!AWAY.includes(response.status) || Date.now() > giveUp)) return response;
      await pause(PRESS_AGAIN_MS);
    }
  }

  async #requestOf({ body, staff, type = JSON_TYPE, method }: Call): Promise<RequestInit> {
    const authorization = staff === undefined ? {} : { authorization: `Bearer ${await this.#wish.tokenOf(staff)}` };
    if (body === undefined) return { method: method ?? 'GET', headers: authorization };

    return {
      method: method ?? 'POST',
      headers: { ...authorization, 'content-type': type, 'idempotency-key': randomUUID() },
      body: textOf(body),
    };
  }
}
