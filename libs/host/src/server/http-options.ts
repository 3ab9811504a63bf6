import type { Config } from '../config/config.js';
import { BODY_LIMIT } from './json-body.js';

const REQUEST_TIMEOUT_MS = 30_000;
const MAX_PARAM_LENGTH = 200;

/** Fastify's options: bounded in every direction, its own request log off (ours is one line, without paths). */
export const httpOptions = ({ trustProxy }: Config['http']) => ({
  bodyLimit: BODY_LIMIT,
  trustProxy,
  requestTimeout: REQUEST_TIMEOUT_MS,
  forceCloseConnections: 'idle' as const,
  logger: false,
  routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
});
