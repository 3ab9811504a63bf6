import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { asOrgId, asStaffId, type Actor } from '@huiyin/kernel';
import type { Command } from '@huiyin/records';
import type { Opening } from '@huiyin/vault';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/claims.js';
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
  const { actor, platform } = caller ?? ANYBODY;
  const sender = platform ?? actor.id;
  const key = idempotencyKeyOf(request);

  return {
    actor,
    platform,
    correlation,
    // Anybody may use any key: ids made of it would let one stand in another's way.
    newId: () => (key === undefined || caller === undefined ? newId() : keyedRecordId(sender, key)),
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

/** 公众: whoever calls a public route. Without a role, so no rule that asks for one lets him through. */
const ANYBODY: Caller = { actor: { id: asStaffId('public'), org: asOrgId('public'), roles: [] }, platform: undefined };

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** The request: of the caller that `@Allow` let in, or of anybody on a route with `@Public()`. */
export const Current = createParamDecorator((_: unknown, context: ExecutionContext): CurrentRequest => {
  const request = requestOf(context);

  return currentRequestOf(request, request.server.digest);
});

/** Only who acts. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => (requestOf(context).huiyin.caller ?? ANYBODY).actor,
);

declare module 'fastify' {
  interface FastifyInstance {
    digest: Digest;
  }
}
