import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/tokens.js';
import { ProblemError, PROBLEM_TYPE } from './problem.js';
import { problemOf } from './problem-of.js';

const RETRY_AFTER_SECONDS = '2';

/** Every error of a request ends here, as Problem Details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const stated = problemOf(error);
    // A 5xx is ours: the log has what the client does not get.
    if (stated.status >= 500)
      this.logger.error({ correlation: request.huiyin.correlation, code: stated.code, err: error }, 'request failed');
    if (stated.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
    if (error instanceof ProblemError) reply.headers({ ...error.headers });
    request.huiyin.code = stated.code;

    await reply
      .status(stated.status)
      .header('content-type', PROBLEM_TYPE)
      .send(JSON.stringify({ ...stated, correlation: request.huiyin.correlation }));
  }
}
