import { Allow, CurrentActor, notFound } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { NumberRegister, type NumbersPage } from '../queries/number-register.js';
import { NumbersQuery } from './draft.bodies.js';

/** 发文登记簿 of the caller's office. */
@Controller('numbers')
export class NumbersController {
  constructor(@Inject(NumberRegister) private readonly register: NumberRegister) {}

  @Get()
  @Allow('read-worklist')
  async list(@CurrentActor() actor: Actor, @Query({ schema: NumbersQuery }) query: NumbersQuery): Promise<NumbersPage> {
    const page = await this.register.page(actor, query);
    if (page === undefined) throw notFound('number.not-found');

    return page;
  }
}
