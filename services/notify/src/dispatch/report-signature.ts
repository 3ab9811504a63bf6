import { timingSafeEqual } from 'node:crypto';
import { signatureOf } from '../effects/deliver/http-gateway.js';

export interface SignedRequest {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
}

/** How far the clocks of sender and receiver may be apart: a request that somebody kept is worthless later. */
const TOLERANCE_S = 300;
const SECONDS = /^\d{1,12}$/;

/** Signed by who knows the secret, and just now. */
export const isSigned = ({ timestamp = '', signature = '', body }: SignedRequest, secret: string, nowMs: number): boolean => {
  if (!SECONDS.test(timestamp) || Math.abs(nowMs / 1_000 - Number(timestamp)) > TOLERANCE_S) return false;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(secret, timestamp, body))];

  return given.length === right.length && timingSafeEqual(given, right);
};
