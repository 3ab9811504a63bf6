import { pino, type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { errorLine } from './error-line.js';

/** One JSON line per happening, on standard output. Ids and codes only; what was sent never gets here, and an error's own fields neither. */
export const loggerOf = (service: string, { logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({
    name: service,
    level: logLevel,
    base: { service },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { err: errorLine, error: errorLine },
  });
