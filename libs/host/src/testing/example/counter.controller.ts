import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import type { Sealed } from '@huiyin/kernel';
import type { Records } from '@huiyin/records';
import type { Vault } from '@huiyin/vault';
import { z } from 'zod';
import { Allow, AllowStaff } from '../../access/allow.js';
import { answerToHttp, withVersion, type HttpAnswer } from '../../answer/http-answer.js';
import { recordsOf, VAULT } from '../../platform/tokens.js';
import { notFound } from '../../problem/problem.js';
import { Current, type CurrentRequest } from '../../request/current-request.js';
import { count, type Counter } from './counter.aggregate.js';
import type { CounterEvent } from './counter.events.js';

const CountBody = z.strictObject({ by: z.int().positive(), note: z.string().max(200) });
type CountBody = z.infer<typeof CountBody>;

@Controller('counters')
export class CounterController {
  constructor(
    @Inject(recordsOf('intake.counter')) private readonly counters: Records<Counter, CounterEvent>,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Post()
  @Allow('registrar')
  async open(@Current() request: CurrentRequest, @Body({ schema: CountBody }) body: CountBody): Promise<HttpAnswer> {
    const id = request.newId();

    return answerToHttp(await this.change(request, id, body), { location: `/counters/${id}` });
  }

  @Post(':id/counts')
  @Allow('registrar')
  async count(
    @Current() request: CurrentRequest,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: CountBody }) body: CountBody,
  ): Promise<HttpAnswer> {
    return answerToHttp(await this.change(request, id, body), { body: (state) => ({ count: state.count }) });
  }

  @Get(':id')
  @AllowStaff()
  async view(@Current() request: CurrentRequest, @Param('id', { schema: z.uuid() }) id: string): Promise<HttpAnswer> {
    const found = await this.counters.get(id);
    if (found === undefined) throw notFound('counter.not-found');
    const note = await this.vault.open(id, found.state.note as Sealed, request.opening('view.counter'));

    return withVersion(found.version, { count: found.state.count, note });
  }

  private async change(request: CurrentRequest, id: string, { by, note }: CountBody) {
    return this.counters.change(request.command(id), count(by, await this.vault.seal(id, note)));
  }
}
