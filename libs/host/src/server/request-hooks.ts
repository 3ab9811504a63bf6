import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { RequestFigures } from '../observe/request-figures.js';
import { correlationOf } from '../request/correlation.js';
import { problem, ProblemError } from '../problem/problem.js';
import type { TokenBuckets } from './token-buckets.js';

export interface HookParts {
  readonly logger: Logger;
  readonly figures: RequestFigures;
  readonly publicRate: TokenBuckets;
}

const SECURE: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Read without a bearer token: what the public asks, and calendars, whose address holds a token of its own. */
const PUBLIC_PATH = /^\/public(?:\/|\?|$)|^\/[^?]*\.ics(?:\?|$)/;

/** Correlation id and safe headers on every reply, the rate limit of `/public` and of calendars, and one line and one figure per request. */
export const hookRequests = (fastify: FastifyInstance, parts: HookParts): void => {
  // A getter, because Fastify takes no shared object as the first value of a decoration.
  fastify.decorateRequest('huiyin', null as unknown as FastifyRequest['huiyin']);
  fastify.addHook('onRequest', async (request, reply) => {
    request.huiyin = { correlation: correlationOf(request.headers['x-correlation-id']), startedAt: performance.now() };
    reply.headers({ ...SECURE, 'x-correlation-id': request.huiyin.correlation });
    if (PUBLIC_PATH.test(request.url)) limit(parts.publicRate, request);
  });
  fastify.addHook('onResponse', async (request, reply) => tell(parts, request, reply));
};

const limit = (buckets: TokenBuckets, { ip }: FastifyRequest): void => {
  const wait = buckets.take(ip);
  if (wait > 0) throw new ProblemError(problem(429, 'request.too-many'), { 'retry-after': String(wait) });
};

/** The route's template, never the path: a path may hold a query code. */
const tell = ({ logger, figures }: HookParts, request: FastifyRequest, reply: FastifyReply): void => {
  const { correlation, startedAt, caller, code } = request.huiyin;
  const route = request.routeOptions.url ?? 'unknown';
  const ms = performance.now() - startedAt;
  const { method } = request;
  const { statusCode: status } = reply;
  figures.observe({ method, route, status, ms });
  const line = {
    correlation,
    method,
    route,
    status,
    ms: Math.round(ms),
    actor: caller?.actor.id,
    org: caller?.actor.org,
    subject: subjectOf(request),
    code,
  };
  if (QUIET.has(route)) logger.debug(line, 'request');
  else logger.info(line, 'request');
};

/** Looked up every few seconds by machines. */
const QUIET = new Set(['/health/live', '/health/ready', '/metrics']);

const RECORD_ID = /^[\w-]{1,64}$/;

const subjectOf = ({ params, url }: FastifyRequest): string | undefined => {
  if (PUBLIC_PATH.test(url) || typeof params !== 'object' || params === null || !('id' in params)) return undefined;

  return typeof params.id === 'string' && RECORD_ID.test(params.id) ? params.id : undefined;
};
