import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own lines, on ours: its start-up chatter only at debug. */
export const nestLogger = (logger: Logger): LoggerService => {
  const line =
    (write: (fields: object, message: string) => void) =>
    (message: unknown, ...rest: readonly unknown[]) => {
      const error = message instanceof Error ? { err: message } : {};
      write({ ...error, nest: rest.filter((part) => typeof part === 'string').at(-1) }, typeof message === 'string' ? message : 'nest');
    };

  return {
    log: line((fields, message) => logger.debug(fields, message)),
    debug: line((fields, message) => logger.debug(fields, message)),
    verbose: line((fields, message) => logger.trace(fields, message)),
    warn: line((fields, message) => logger.warn(fields, message)),
    error: line((fields, message) => logger.error(fields, message)),
    fatal: line((fields, message) => logger.fatal(fields, message)),
  };
};
