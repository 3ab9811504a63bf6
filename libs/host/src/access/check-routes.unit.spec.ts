import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow, Public } from './allow.js';
import { checkRoutes } from './check-routes.js';

const linesOf = (...controllers: Parameters<typeof checkRoutes>[0]): string[] => {
  try {
    checkRoutes(controllers);
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }

  return [];
};

const Strict = z.strictObject({ inner: z.array(z.strictObject({ a: z.string() })), map: z.record(z.string(), z.number()).optional() });
const Choice = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') }), z.strictObject({ kind: z.literal('b') })]);

@Controller()
class Good {
  @Get('a')
  @Allow('registrar')
  a(@Query({ schema: z.strictObject({}) }) _query: unknown) {}

  @Post('b')
  @Public()
  b(@Body({ schema: Strict }) _body: unknown) {}

  @Post('c')
  @Allow((actor) => actor.org.startsWith('q-'))
  c(@Body({ schema: Choice }) _body: unknown) {}

  helper() {}
}

@Public()
@Controller()
class AllPublic {
  @Get('d')
  d() {}
}

@Controller()
class Bad {
  @Get('e')
  e() {}

  @Post('f')
  @Allow('registrar')
  f(@Body() _body: unknown, @Query() _query: unknown) {}

  @Post('g')
  @Allow('registrar')
  g(@Body({ schema: z.object({ a: z.array(z.object({ b: z.string() })) }) }) _body: unknown) {}
}

describe('the check of routes at the start', () => {
  it('lets pass what says who may call, and takes nothing unknown', () => expect(linesOf(Good, AllPublic)).toEqual([]));

  it('names each route that must not go live, and why', () => {
    expect(linesOf(Good, Bad)).toEqual([
      'Bad.e: needs @Allow, @AllowStaff or @Public',
      'Bad.f: @Query needs a schema',
      'Bad.f: @Body needs a schema',
      'Bad.g: @Body takes unknown fields at the whole; use z.strictObject',
      'Bad.g: @Body takes unknown fields at a; use z.strictObject',
    ]);
  });
});
