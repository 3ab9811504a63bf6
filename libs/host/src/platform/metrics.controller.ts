import { Controller, Get, Inject } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { Public } from '../access/allow.js';
import { HttpAnswer } from '../answer/http-answer.js';
import { METRICS } from './tokens.js';

@Public()
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(METRICS) private readonly registry: Registry) {}

  @Get()
  async read(): Promise<HttpAnswer> {
    return new HttpAnswer(200, await this.registry.metrics(), { 'content-type': this.registry.contentType });
  }
}
