import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Role } from '@huiyin/kernel';
import { causeOf } from '@huiyin/host';
import type { PromiseLog } from '@huiyin/testing';
import type { OwnSystem } from '@huiyin/tools';

/** Who calls, as a token says it. */
export interface Clerk {
  readonly id: string;
  readonly org: string;
  readonly roles: readonly Role[];
  readonly platform?: string;
}

export interface Wish {
  readonly clerk: Clerk;
  readonly path: string;
  readonly body: object;
  /** The record, where the caller knows it, and the cause, where it is not made of the key. */
  readonly record: string;
  readonly cause?: string;
}

const PATIENCE_MS = 90_000;
const PRESS_AGAIN_MS = 200;
const ANSWER_MS = 20_000;
const SERVER_ERROR = 500;

const versionOf = (etag: string | null): number | undefined => {
  const version = /(\d+)/.exec(etag ?? '')?.[1];

  return version === undefined ? undefined : Number(version);
};

/** A client of intake as it should be: asks again under the same key until it has an answer, and writes down what it was told. */
export class Caller {
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly own: OwnSystem,
    private readonly promises: PromiseLog,
  ) {}

  async command({ clerk, path, body, record, cause }: Wish): Promise<void> {
    const key = randomUUID();
    const request = {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.#token(clerk)}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    };
    const response = await this.#untilAnswered(path, request);
    if (!response.ok) throw new Error(`${path} as ${clerk.id}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    const sender = clerk.platform ?? clerk.id;
    this.promises.accepted({
      service: 'intake',
      record,
      cause: cause ?? causeOf(sender, key),
      version: versionOf(response.headers.get('etag')),
    });
  }

  async #untilAnswered(path: string, request: RequestInit): Promise<Response> {
    const giveUp = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await fetch(`${this.own.urls.intake}${path}`, { ...request, signal: AbortSignal.timeout(ANSWER_MS) }).catch(
        (error: unknown) => {
          if (Date.now() > giveUp) throw error;
        },
      );
      if (answer !== undefined && (answer.status < SERVER_ERROR || Date.now() > giveUp)) return answer;
      await pause(PRESS_AGAIN_MS);
    }
  }

  #token(clerk: Clerk): Promise<string> {
    const token = this.#tokens.get(clerk.id) ?? this.own.token(clerk);
    this.#tokens.set(clerk.id, token);

    return token;
  }
}
