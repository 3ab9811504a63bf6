import type { Caller } from '../access/claims.js';

/** What the host keeps of a request while it runs. */
export interface RequestContext {
  readonly correlation: string;
  readonly startedAt: number;
  /** Set by the guard; absent on public routes. */
  caller?: Caller;
  /** Refusal or fault code of the answer, for the log. */
  code?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    huiyin: RequestContext;
  }
}
