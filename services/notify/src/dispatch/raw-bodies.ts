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

export const REPORT_TYPE = 'message/rfc822';

const PLACES = [
  { types: SCAN_TYPES, limit: SCAN_LIMIT, route: /\/(?:proofs\/:what|receipts\/:mark)$/ },
  { types: [REPORT_TYPE], limit: REPORT_LIMIT, route: /\/delivery-reports$/ },
] as const;

const taken = (route: RegExp) => async (request: FastifyRequest, body: Buffer) => {
  if (!route.test(request.routeOptions.url ?? '')) throw new ProblemError(problem(415, 'request.media-type'));

  return body;
};

/** Files come as they are, with their own media type and their own limit, at the places that take them. */
@Injectable()
export class RawBodies {
  constructor(@Inject(HttpAdapterHost) { httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    const fastify = httpAdapter.getInstance();
    for (const { types, limit, route } of PLACES) {
      for (const type of types) fastify.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: limit }, taken(route));
    }
  }
}

/** A file, not empty. */
export const RawBody = z.instanceof(Buffer, { error: 'a file, with its media type' }).refine(({ length }) => length > 0, 'empty');
