import type { FastifyRequest } from 'fastify';
import { invalidRequest } from '../problem/problem.js';

const ACCEPTED = /^[\x21-\x7e]{1,128}$/;

/** `Idempotency-Key` as it was sent. Optional: without it the request is a command of its own and a repeat is decided again. */
export const idempotencyKeyOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined => {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && ACCEPTED.test(key)) return key;

  throw invalidRequest({ field: 'Idempotency-Key', reason: 'must be 1 to 128 visible ASCII characters' });
};
