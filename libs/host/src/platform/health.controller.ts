import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/allow.js';
import { HttpAnswer } from '../answer/http-answer.js';
import type { Readiness } from './readiness.js';
import { READINESS } from './tokens.js';

const SERVING = new Set(['ready', 'degraded']);

/** For whoever runs the service: is it alive, may it be given work. */
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS) private readonly readiness: Readiness) {}

  @Get('live')
  live(): HttpAnswer {
    return this.readiness.isLive() ? new HttpAnswer(200, { status: 'live' }) : new HttpAnswer(503, { status: 'hanging' });
  }

  @Get('ready')
  async ready(): Promise<HttpAnswer> {
    const report = await this.readiness.report();

    return new HttpAnswer(SERVING.has(report.status) ? 200 : 503, report);
  }
}
