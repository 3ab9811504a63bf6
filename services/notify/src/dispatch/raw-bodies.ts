import { ProblemError, problem } from '@huiyin/host';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SCAN_TYPES } from './scan.js';

/** Places that take a file as it is, and how large one may be. All others take JSON alone. */
const MEBIBYTE = 1024 * 1024;
const SCAN_LIMIT = 10 * MEBIBYTE;
const REPORT_LIMIT = MEBIBYTE;

/** A report of the mail system as it is, and one of a gateway. */
export const REPORT_TYPES = { mail: 'message/rfc822', gateway: 'application/vnd.huiyin.delivery-report+json' } as const;

const PLACES = [
  { types: SCAN_TYPES, limit: SCAN_LIMIT, route: /\/(?:proofs\/:what|receipts\/:mark)$/, asks: 'authorization' },
  { types: Object.values(REPORT_TYPES), limit: REPORT_LIMIT, route: /\/delivery-reports$/, asks: 'x-huiyin-signature' },
] as const;

const placeOf = (type: string) => PLACES.find(({ types }) => (types as readonly string[]).includes(type));

/** Before the body is read: a file goes to a place that takes it, and one that staff send comes with a token. */
const check = async ({ headers, routeOptions }: FastifyRequest): Promise<void> => {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const place = placeOf(type.trim().toLowerCase());
  if (place === undefined) return;
  if (!place.route.test(routeOptions.url ?? '')) throw new ProblemError(problem(415, 'request.media-type'));
  if (headers[place.asks] === undefined) throw new ProblemError(problem(401, 'access.unauthenticated'));
};

/** Files come as they are, with their own media type and their own limit, at the places that take them. */
@Injectable()
export class RawBodies {
  constructor(@Inject(HttpAdapterHost) { httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    const fastify = httpAdapter.getInstance();
    fastify.addHook('onRequest', check);
    for (const { types, limit } of PLACES) {
      for (const type of types)
        fastify.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: limit }, async (_: unknown, body: Buffer) => body);
    }
  }
}

/** A file, not empty. */
export const RawBody = z.instanceof(Buffer, { error: 'a file, with its media type' }).refine(({ length }) => length > 0, 'empty');
