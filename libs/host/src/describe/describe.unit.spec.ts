import 'reflect-metadata';
import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow, AllowStaff, Public } from '../access/allow.js';
import { describeFigures } from './describe-figures.js';
import { describeRoutes } from './describe-routes.js';

const Paging = z.strictObject({ limit: z.coerce.number().default(50) });
const Either = z.union([z.strictObject({ code: z.string(), a: z.string() }), z.strictObject({ code: z.string(), b: z.string() })]);

@Controller('things')
class ThingsController {
  @Get()
  @AllowStaff()
  list(@Query({ schema: Paging }) query: object): object {
    return query;
  }

  @Post(':id/names')
  @Allow('registrar', 'extend')
  name(@Body({ schema: Either }) body: object): object {
    return body;
  }

  @Get('open')
  @Public()
  open(): object {
    return {};
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('what a service offers, told without starting it', () => {
  it('the routes of its module with who may call, and the fields', () => {
    expect(describeRoutes(ThingsModule)).toEqual([
      { method: 'GET', path: '/things', allowed: ['staff'], body: [], query: ['limit?'] },
      { method: 'POST', path: '/things/:id/names', allowed: ['registrar', 'extend'], body: ['code', 'a?', 'b?'], query: [] },
      { method: 'GET', path: '/things/open', allowed: [], body: [], query: [] },
    ]);
  });

  it('the metrics by the names they are registered under', () => {
    const names = describeFigures().map(({ name }) => name);

    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['huiyin_<service>_parked_keys', 'huiyin_<service>_unpublished_oldest_seconds']));
  });
});
