import { Inject, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { TOKENS } from '../platform/tokens.js';
import { problem, ProblemError } from '../problem/problem.js';
import { ALLOWED, holds, PUBLIC, type Permission } from './allow.js';
import type { Caller } from './claims.js';
import type { TokenVerifier } from './token-verifier.js';

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;
const CHALLENGE = { 'www-authenticate': 'Bearer' };

/** Default is deny: a route is open by `@Public()`, or to callers that `@Allow` names. */
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(PUBLIC, places) === true) return true;

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.#caller(request);
    request.huiyin.caller = caller;
    const allowed = this.reflector.getAllAndOverride<readonly Permission[] | undefined>(ALLOWED, places) ?? [];
    if (!allowed.some((permission) => holds(permission, caller.actor))) throw new ProblemError(problem(403, 'access.forbidden'));

    return true;
  }

  async #caller({ headers }: FastifyRequest): Promise<Caller> {
    const token = BEARER.exec(headers.authorization ?? '')?.[1];
    const caller = token === undefined ? undefined : await this.tokens.callerOf(token);
    if (caller === undefined) throw new ProblemError(problem(401, 'access.unauthenticated'), CHALLENGE);

    return caller;
  }
}
