import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@huiyin/kernel';
import type { Command } from '@huiyin/records';
import type { Opening } from '@huiyin/vault';
import type { FastifyRequest } from 'fastify';
import { problem, ProblemError } from '../problem/problem.js';
import { expectedVersionOf } from './expected-version.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { causeOf, keyedRecordId, newId } from './record-ids.js';

/** What a command may name by itself instead of taking it from the request. */
export interface CommandIdentity {
  /** For a registration the one made of the platform's number: `causeOf(platform, number)`. */
  readonly cause?: string;
  readonly digest?: string;
}

/** A request as controllers see it: who, and how it becomes a command or an opening. */
export interface CurrentRequest {
  readonly actor: Actor;
  /** The partner platform that calls, by its token. */
  readonly platform: string | undefined;
  readonly correlation: string;
  /** Id for a record that this request makes: the same for a repeat with the same `Idempotency-Key`. */
  newId(): string;
  command(id: string, identity?: CommandIdentity): Command;
  /** For `vault.open…`: `purpose` is a code, for example `view.petition`. */
  opening(purpose: string): Opening;
}

/** Keyed digest of a JSON value; the vault's. */
export type Digest = (value: unknown) => string;

export const currentRequestOf = (request: FastifyRequest, digest: Digest): CurrentRequest => {
  const { correlation, caller } = request.huiyin;
  // A public route has no caller: it must not reach for one.
  if (caller === undefined) throw new ProblemError(problem(401, 'access.unauthenticated'), { 'www-authenticate': 'Bearer' });
  const { actor, platform } = caller;
  const sender = platform ?? actor.id;
  const key = idempotencyKeyOf(request);

  return {
    actor,
    platform,
    correlation,
    newId: () => (key === undefined ? newId() : keyedRecordId(sender, key)),
    command: (id, identity = {}) => {
      const expectedVersion = expectedVersionOf(request);

      return {
        id,
        actor,
        correlation,
        cause: identity.cause ?? (key === undefined ? newId() : causeOf(sender, key)),
        digest: identity.digest ?? digest([request.method, request.url, request.body ?? null]),
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      };
    },
    opening: (purpose) => ({ by: actor.id, org: actor.org, purpose, correlation }),
  };
};

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** The request of a route with `@Allow`. */
export const Current = createParamDecorator((_: unknown, context: ExecutionContext): CurrentRequest => {
  const request = requestOf(context);

  return currentRequestOf(request, request.server.digest);
});

/** Only who acts. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const caller = requestOf(context).huiyin.caller;
  if (caller === undefined) throw new ProblemError(problem(401, 'access.unauthenticated'), { 'www-authenticate': 'Bearer' });

  return caller.actor;
});

declare module 'fastify' {
  interface FastifyInstance {
    digest: Digest;
  }
}
