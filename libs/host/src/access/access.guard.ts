import { Inject, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@huiyin/kernel';
import type { Action } from '@huiyin/policy';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { TOKENS } from '../platform/tokens.js';
import { problem, ProblemError } from '../problem/problem.js';
import { ALLOWED, holds, isAction, PUBLIC, type Permission } from './allow.js';
import type { Caller } from './claims.js';
import type { TokenVerifier } from './token-verifier.js';

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;
/** The caller as the directory appoints him for what the route is about (acting approvers, INV-18). */
export type Appoint = (actor: Actor, actions: readonly Action[]) => Actor;

const CHALLENGE = { 'www-authenticate': 'Bearer' };

/** Default is deny: a route is open by `@Public()`, or to callers that `@Allow` names. */
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TOKENS) private readonly tokens: TokenVerifier,
    private readonly appoint: Appoint = (actor) => actor,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(PUBLIC, places) === true) return true;

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { actor, platform } = await this.#caller(request);
    const allowed = this.reflector.getAllAndOverride<readonly Permission[] | undefined>(ALLOWED, places) ?? [];
    const caller = { actor: this.appoint(actor, allowed.filter(isAction)), platform };
    request.huiyin.caller = caller;
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
