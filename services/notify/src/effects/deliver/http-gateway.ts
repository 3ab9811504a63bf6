import { createHmac } from 'node:crypto';
import type { MailResult } from './mail.js';

export interface GatewayPlace {
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs?: number;
}

export interface GatewayMessage {
  /** The same for a repeat: the gateway takes it once. */
  readonly key: string;
  readonly body: object;
}

const TIMEOUT_MS = 15_000;
const CLIENT_FAULT = 400;
const CONFLICT = 409;
/** What says something about this message; the other answers are about the gateway, or about how it was set up here. */
const OF_THE_MESSAGE: ReadonlySet<number> = new Set([400, 410, 413, 422]);

/** Signature over time and body, so that neither can be changed nor sent again much later. */
export const signatureOf = (secret: string, timestamp: string, body: string | Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;

/** 2xx and a repeat that was taken before: sent; what it will never take: refused; its own trouble: later. */
const meaningOf = (status: number): MailResult => {
  const reply = String(status);
  if (status < CLIENT_FAULT || status === CONFLICT) return { result: 'sent', reply };

  return OF_THE_MESSAGE.has(status) ? { result: 'refused', reply } : { result: 'later', reply, isChannelDown: true };
};

/** Faults that say that the request never left. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const codeIn = (fault: unknown): string => {
  const { cause, name } = fault as { readonly cause?: { readonly code?: string }; readonly name?: string };

  return cause?.code ?? name ?? 'unknown';
};

/** 通用网关: one JSON POST a message, signed, with a time limit and a key that makes a repeat harmless. */
export class HttpGateway {
  constructor(private readonly place: GatewayPlace) {}

  async post({ key, body }: GatewayMessage): Promise<MailResult> {
    const { url, secret, timeoutMs = TIMEOUT_MS } = this.place;
    const text = JSON.stringify(body);
    const timestamp = String(Math.trunc(Date.now() / 1_000));
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': key,
      'x-huiyin-timestamp': timestamp,
      'x-huiyin-signature': signatureOf(secret, timestamp, text),
    };
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const { status } = await fetch(url, { method: 'POST', headers, body: text, signal, redirect: 'error' });

      return meaningOf(status);
    } catch (fault) {
      const code = codeIn(fault);

      return { result: NEVER_LEFT.has(code) ? 'later' : 'unknown', reply: code, isChannelDown: true };
    }
  }
}
