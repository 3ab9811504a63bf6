import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AccessGuard, type Appoint } from '../access/access.guard.js';
import { checkRoutes } from '../access/check-routes.js';
import { controllersOf } from '../access/routes.js';
import type { TokenVerifier } from '../access/token-verifier.js';
import type { Config } from '../config/config.js';
import { nestLogger } from '../observe/nest-logger.js';
import type { RequestFigures } from '../observe/request-figures.js';
import { ProblemFilter } from '../problem/problem.filter.js';
import { schemaPipe } from '../problem/schema.pipe.js';
import type { Digest } from '../request/current-request.js';
import { FastifyAnswers } from './fastify-answers.js';
import { httpOptions } from './http-options.js';
import { takeJsonBodies } from './json-body.js';
import { hookRequests } from './request-hooks.js';
import { TokenBuckets } from './token-buckets.js';

export interface AppParts {
  readonly module: DynamicModule | Type;
  readonly http: Config['http'];
  readonly logger: Logger;
  readonly figures: RequestFigures;
  readonly tokens: TokenVerifier;
  readonly digest: Digest;
  readonly appoint?: Appoint;
}

/** The Nest application with the edge of HTTP before it; nothing listens yet. @throws Fault `host.routes`. */
export const createApp = async ({ module, http, logger, figures, tokens, digest, appoint }: AppParts): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAnswers(httpOptions(http));
  const fastify = adapter.getInstance();
  takeJsonBodies(fastify);
  hookRequests(fastify, { logger, figures, publicRate: new TokenBuckets(http.publicRate) });
  fastify.decorate('digest', digest);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  checkRoutes(controllersOf(app));
  app.useGlobalGuards(new AccessGuard(app.get(Reflector), tokens, appoint));
  app.useGlobalPipes(schemaPipe());
  app.useGlobalFilters(new ProblemFilter(logger));

  return app;
};
