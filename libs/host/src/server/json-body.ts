import type { FastifyInstance } from 'fastify';
import { invalidRequest, problem, ProblemError } from '../problem/problem.js';
import { flawOf } from './json-scan.js';

export const BODY_LIMIT = 1024 * 1024;
const MAX_DEPTH = 32;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** JSON and nothing else is taken as a body: UTF-8, not too deep, no member twice. */
export const takeJsonBodies = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, async (_request: unknown, body: Buffer) =>
    jsonOf(body),
  );
};

/** @throws ProblemError 400 with the reason, never with what was sent. */
export const jsonOf = (body: Buffer): unknown => {
  if (body.length === 0) throw invalidRequest({ field: '', reason: 'empty body' });
  const text = decoded(body);
  const flaw = flawOf(text, MAX_DEPTH);
  if (flaw !== undefined) throw invalidRequest({ field: '', reason: flaw });

  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError(problem(400, 'request.malformed', { errors: [{ field: '', reason: 'not JSON' }] }));
  }
};

const decoded = (body: Buffer): string => {
  try {
    return UTF8.decode(body);
  } catch {
    throw new ProblemError(problem(400, 'request.malformed', { errors: [{ field: '', reason: 'not UTF-8' }] }));
  }
};
