import { Body, Controller, Get, HttpException, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Fault, type Actor } from '@huiyin/kernel';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { Allow, AllowStaff, Public } from '../access/allow.js';
import { TokenVerifier } from '../access/token-verifier.js';
import { withVersion, type HttpAnswer } from '../answer/http-answer.js';
import { RequestFigures } from '../observe/request-figures.js';
import { Current, CurrentActor, type CurrentRequest } from '../request/current-request.js';
import { tokenMint, type TokenMint } from '../testing/tokens.js';
import { createApp } from './create-app.js';

const NoteBody = z.strictObject({
  title: z.string().min(1).max(100),
  days: z.int().positive().optional(),
  at: z.strictObject({ place: z.string() }).optional(),
});

@Controller()
class Notes {
  @Post('notes')
  @Allow('registrar')
  write(@Current() request: CurrentRequest, @Body({ schema: NoteBody }) body: z.infer<typeof NoteBody>) {
    return { title: body.title, command: request.command('n-1'), id: request.newId() };
  }

  @Get('notes')
  @AllowStaff()
  list(@Query({ schema: z.strictObject({ limit: z.coerce.number().int().max(50).optional() }) }) query: { limit?: number }) {
    return query;
  }

  @Get('notes/:id')
  @Allow('extend')
  read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): HttpAnswer {
    return withVersion(7, { id, by: actor.id });
  }

  @Get('faults/:code')
  @AllowStaff()
  fail(@Param('code') code: string) {
    if (code === 'nest') throw new HttpException('secret', 405);
    if (code === 'bug') throw new TypeError('secret');
    throw new Fault(`x.${code}`, 'secret', { retryable: code === 'away' });
  }

  @Get('public/steps')
  @Public()
  steps(@CurrentActor() actor: Actor, @Current() request: CurrentRequest) {
    return { steps: [], actor, made: request.newId() };
  }
}

@Module({ controllers: [Notes] })
class NotesModule {}

let app: NestFastifyApplication;
let mint: TokenMint;
let base: string;
const lines: string[] = [];

beforeAll(async () => {
  mint = await tokenMint();
  app = await createApp({
    module: NotesModule,
    http: { host: '127.0.0.1', port: 0, trustProxy: true, publicRate: 3 },
    logger: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    figures: new RequestFigures(new Registry(), 'test'),
    tokens: new TokenVerifier({ jwks: mint.jwks, issuer: undefined, audience: undefined }),
    digest: (value) => JSON.stringify(value),
  });
  await app.listen(0, '127.0.0.1');
  base = await app.getUrl();
});

afterAll(() => app.close());

interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly url?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly payload?: unknown;
}

interface Answered {
  readonly code: string;
  readonly errors: unknown;
  readonly id: string;
  readonly command: { readonly cause: string };
}

const bodyOf = (payload: unknown): string | Buffer | null => {
  if (payload === undefined) return null;

  return typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
};

const send = async ({ method = 'POST', url = '/notes', token, headers = {}, payload }: Sent = {}) => {
  const bearer = token ?? (await mint.token());
  const body = bodyOf(payload);
  const sent = { 'content-type': 'application/json', authorization: `Bearer ${bearer}`, ...headers };
  const answer = await fetch(`${base}${url}`, { method, headers: sent, body });

  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: (await answer.json()) as Answered };
};

const errors = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([field, reason]) => ({ field, reason: expect.stringContaining(reason) }));

describe('who may call', () => {
  it.each([
    ['no token', { authorization: '' }],
    ['no bearer', { authorization: 'Basic abc' }],
    ['a broken token', { authorization: 'Bearer a.b.c' }],
  ])('is asked for a token: %s', async (_what, headers) => {
    const { status, headers: got, body } = await send({ headers, payload: { title: 'x' } });

    expect(status).toBe(401);
    expect(got['www-authenticate']).toBe('Bearer');
    expect(got['content-type']).toContain('application/problem+json');
    expect(body).toEqual({
      type: 'urn:huiyin:problem:access.unauthenticated',
      title: expect.any(String),
      status: 401,
      code: 'access.unauthenticated',
      correlation: expect.any(String),
    });
  });

  it('is refused with a token of another key, one that is over, and one that says too little or too much', async () => {
    const other = await tokenMint();
    const tokens = [
      await other.token(),
      await mint.token({}, '-1m'),
      await mint.token({ roles: ['emperor'] }),
      await mint.token({ sub: '' }),
      await mint.token({ roles: ['system'] }),
    ];

    for (const token of tokens) expect((await send({ token, payload: { title: 'x' } })).status).toBe(401);
  });

  it('is told 403 without the right role, before the fields of the body are looked at', async () => {
    const { status, body } = await send({ token: await mint.token({ roles: ['archivist'] }), payload: 'not even JSON'.repeat(3) });

    expect([status, body.code]).toEqual([400, 'request.malformed']);
    expect((await send({ token: await mint.token({ roles: ['archivist'] }), payload: { wrong: 1 } })).status).toBe(403);
  });

  it('may be named by an action of the permission table', async () => {
    const url = '/notes/6f1f8a0e-1111-4222-8333-444455556666';

    expect((await send({ method: 'GET', url, token: await mint.token({ roles: ['head'] }) })).status).toBe(200);
    expect((await send({ method: 'GET', url, token: await mint.token({ roles: ['undertaker'] }) })).status).toBe(403);
  });
});

describe('bad input', () => {
  it.each<[string, unknown, ReturnType<typeof errors>]>([
    ['an unknown field', { title: 'x', more: 1 }, errors(['more', 'unknown field'])],
    ['an unknown field inside', { title: 'x', at: { place: 'y', z: 1 } }, errors(['at.z', 'unknown field'])],
    ['several wrong fields', { title: 1, days: -2 }, errors(['title', 'expected string'], ['days', 'Too small'])],
    ['a list', [], errors(['', 'expected object'])],
    ['an empty body', '', errors(['', ''])],
    ['no JSON', '{"title":', errors(['', 'not JSON'])],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), errors(['', 'not UTF-8'])],
    ['a member twice', '{"title":"a","\\u0074itle":"b"}', errors(['', 'member twice'])],
    ['a prototype', '{"title":"a","__proto__":{}}', errors(['', 'forbidden member'])],
    ['a body that is too deep', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, errors(['', 'too deep'])],
  ])('%s is refused by field and reason', async (_what, payload, reasons) => {
    const { status, body, headers } = await send({ payload });

    expect([status, body.errors]).toEqual([400, reasons]);
    expect(headers['content-type']).toContain('application/problem+json');
  });

  it('more than a megabyte is 413, another media type 415, an unknown route 404', async () => {
    expect((await send({ payload: { title: 'x'.repeat(1_100_000) } })).status).toBe(413);
    expect((await send({ payload: '<a/>', headers: { 'content-type': 'text/xml' } })).status).toBe(415);
    expect(await send({ method: 'GET', url: '/nowhere' })).toMatchObject({ status: 404, body: { code: 'route.not-found' } });
  });

  it('in the query and the path is refused as well', async () => {
    expect(await send({ method: 'GET', url: '/notes?limit=51&x=1' })).toMatchObject({
      status: 400,
      body: { errors: errors(['limit', 'Too big'], ['x', 'unknown field']) },
    });
    expect((await send({ method: 'GET', url: '/notes/no-uuid', token: await mint.token({ roles: ['head'] }) })).status).toBe(400);
    expect((await send({ method: 'GET', url: '/notes/%ff', token: await mint.token({ roles: ['head'] }) })).status).toBe(400);
  });

  it.each([
    ['Idempotency-Key', 'with space'],
    ['Idempotency-Key', 'k'.repeat(129)],
    ['If-Match', '7'],
    ['If-Match', '"7", "8"'],
  ])('%s: %s is refused', async (name, value) => {
    expect(await send({ payload: { title: 'x' }, headers: { [name]: value } })).toMatchObject({
      status: 400,
      body: { errors: [{ field: name }] },
    });
  });
});

describe('a command', () => {
  const payload = { title: 'x' };

  it('takes cause, digest, version and actor from the request', async () => {
    const { body } = await send({ payload, headers: { 'idempotency-key': 'abc', 'if-match': '"4"', 'x-correlation-id': 'corr-12345' } });

    expect(body.command).toEqual({
      id: 'n-1',
      cause: expect.stringMatching(/^[\da-f-]{36}$/),
      digest: '["POST","/notes",{"title":"x"}]',
      actor: { id: 's-1', org: 'q-xf', roles: ['registrar'] },
      correlation: 'corr-12345',
      expectedVersion: 4,
    });
  });

  it('has the same cause and makes the same id when it is repeated by the same sender with the same key', async () => {
    const once = await send({ payload, headers: { 'idempotency-key': 'abc' } });
    const again = await send({ payload, headers: { 'idempotency-key': 'abc' } });
    const others = [
      await send({ payload, headers: { 'idempotency-key': 'abd' } }),
      await send({ payload, headers: { 'idempotency-key': 'abc' }, token: await mint.token({ sub: 's-2' }) }),
      await send({ payload }),
      await send({ payload }),
    ];

    expect([again.body.command.cause, again.body.id]).toEqual([once.body.command.cause, once.body.id]);
    expect(new Set([once, ...others].map(({ body }) => body.command.cause)).size).toBe(5);
    expect(new Set([once, ...others].map(({ body }) => body.id)).size).toBe(5);
  });
});

describe('an answer', () => {
  it('carries the version as ETag, safe headers and the correlation id', async () => {
    const url = '/notes/6f1f8a0e-1111-4222-8333-444455556666';
    const { headers } = await send({
      method: 'GET',
      url,
      token: await mint.token({ roles: ['head'] }),
      headers: { 'x-correlation-id': 'x'.repeat(65) },
    });

    expect(headers).toMatchObject({
      etag: '"7"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-correlation-id': expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it.each([
    ['away', 503, 'x.away'],
    ['broken', 500, 'x.broken'],
    ['bug', 500, 'host.fault'],
    ['nest', 405, 'route.method-not-allowed'],
  ])('to a fault (%s) keeps its words to itself', async (name, status, code) => {
    const answer = await send({ method: 'GET', url: `/faults/${name}` });

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it('leaves one line in the log, with ids and codes only', async () => {
    lines.length = 0;
    await send({ payload: { title: 'Zhang San' }, headers: { 'x-correlation-id': 'corr-log-1' } });

    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        correlation: 'corr-log-1',
        method: 'POST',
        route: '/notes',
        status: 201,
        actor: 's-1',
        org: 'q-xf',
        ms: expect.any(Number),
      }),
    ]);
    expect(lines.join()).not.toContain('Zhang');
  });

  it('to the public is made without a token, for somebody without a role', async () => {
    const ask = () =>
      fetch(`${base}/public/steps`, { headers: { 'idempotency-key': 'x', 'x-forwarded-for': '10.0.0.9' } }).then((answer) => answer.json());
    const [one, other] = (await Promise.all([ask(), ask()])) as { actor: unknown; made: string }[];

    expect(one?.actor).toEqual({ id: 'public', org: 'public', roles: [] });
    expect(one?.made).not.toBe(other?.made);
  });

  it('to the public is rate limited by address', async () => {
    const ask = (ip: string) => fetch(`${base}/public/steps?code=1`, { headers: { 'x-forwarded-for': ip } });
    const codes = [];
    for (let n = 0; n < 4; n += 1) codes.push((await ask('10.0.0.1')).status);

    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await ask('10.0.0.1')).headers.get('retry-after')).toBe('20');
    expect((await ask('10.0.0.2')).status).toBe(200);
  });
});
