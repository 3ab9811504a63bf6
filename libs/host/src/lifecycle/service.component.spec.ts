import { eventually, freshName, startKafka, startMongo, type RunningKafka, type RunningMongo } from '@huiyin/testing';
import mongoose from 'mongoose';
import { COUNTERS } from '../testing/example/counter.aggregate.js';
import { CounterModule } from '../testing/example/counter.module.js';
import { TALLIES, TallyModule } from '../testing/example/tally.js';
import { createExampleTopics, exampleEnvironment, type ExampleEnvironment } from '../testing/example-environment.js';
import { buildService, type BuiltService } from './build-service.js';

let mongo: RunningMongo;
let kafka: RunningKafka;
let example: ExampleEnvironment;
let counters: BuiltService;
let tallies: BuiltService;
const prefix = `${freshName('host')}-`;

interface Sent {
  readonly url: string;
  readonly body?: unknown;
  readonly roles?: readonly string[];
  readonly headers?: Record<string, string>;
  readonly service?: BuiltService;
}

const send = async ({ url, body, roles = ['registrar'], headers = {}, service = counters }: Sent) => {
  const authorization = `Bearer ${await example.mint.token({ roles })}`;
  const method = body === undefined ? 'GET' : 'POST';
  const sent = {
    method,
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  };
  const answer = await fetch(`${await service.url()}${url}`, sent);

  return {
    status: answer.status,
    etag: answer.headers.get('etag'),
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  };
};

const opened = async (body = { by: 1, note: '张三' }, headers: Record<string, string> = {}) => {
  const answer = await send({ url: '/counters', body, headers });

  return { ...answer, path: answer.headers.get('location') ?? '', id: String(answer.body['id']) };
};

const build = {
  counters: () =>
    buildService(
      { name: 'intake', module: CounterModule, kinds: [COUNTERS], definitions: TALLIES.definitions },
      { environment: example.variables },
    ),
  tallies: () =>
    buildService(
      { name: 'supervision', module: TallyModule, kinds: [TALLIES], definitions: COUNTERS.definitions },
      { environment: example.variables },
    ),
};

beforeAll(async () => {
  [mongo, kafka] = await Promise.all([startMongo(), startKafka()]);
  const servers = { mongoUri: mongo.uri, brokers: kafka.brokers, prefix };
  example = await exampleEnvironment(servers);
  await createExampleTopics(servers);
  [counters, tallies] = await Promise.all([build.counters(), build.tallies()]);
  await Promise.all([counters.start(), tallies.start()]);
}, 120_000);

afterAll(async () => {
  await Promise.all([counters.stop(), tallies.stop()]);
  const connection = await mongoose.createConnection(mongo.uri).asPromise();
  for (const name of ['intake', 'supervision', 'keystore', 'files']) await connection.getClient().db(`${prefix}${name}`).dropDatabase();
  await connection.close();
  await Promise.all([mongo.stop(), kafka.stop()]);
}, 60_000);

describe('a command over HTTP', () => {
  it('becomes a record, an event, and a reaction in another service', async () => {
    const { status, etag, path, id } = await opened();
    expect([status, etag]).toEqual([201, '"1"']);
    expect(await send({ url: path })).toMatchObject({ status: 200, etag: '"1"', body: { count: 1, note: '张三' } });

    await eventually(async () =>
      expect(await send({ url: `/tallies/${id}`, service: tallies })).toMatchObject({ status: 200, body: { total: 1 } }),
    );
  }, 30_000);

  it('that is repeated with its key gets its answer again and takes effect once', async () => {
    const first = await opened({ by: 2, note: 'a' }, { 'idempotency-key': 'once' });
    const again = await opened({ by: 2, note: 'a' }, { 'idempotency-key': 'once' });

    expect([again.status, again.id, again.etag]).toEqual([201, first.id, '"1"']);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await send({ url: first.path })).body).toMatchObject({ count: 2 });
  });

  it('with the key of another command is 422', async () => {
    await opened({ by: 2, note: 'a' }, { 'idempotency-key': 'other' });

    expect(await opened({ by: 3, note: 'a' }, { 'idempotency-key': 'other' })).toMatchObject({
      status: 422,
      body: { code: 'record.key-reused' },
    });
  });

  it('that expects another version is 412, one that a rule refuses 409 with its detail', async () => {
    const { path } = await opened();
    const url = `${path}/counts`;

    expect(await send({ url, body: { by: 1, note: '' }, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { count: 2 },
    });
    expect(await send({ url, body: { by: 1, note: '' }, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 412,
      body: { code: 'record.version-conflict' },
    });
    expect(await send({ url, body: { by: 100, note: '' } })).toMatchObject({
      status: 409,
      body: { code: 'counter.full', params: { most: 10 } },
    });
  });

  it('is 401, 403, 404, 400 or 413 where it should be', async () => {
    const body = { by: 1, note: '' };

    expect((await send({ url: '/counters', body, headers: { authorization: '' } })).status).toBe(401);
    expect((await send({ url: '/counters', body, roles: ['archivist'] })).status).toBe(403);
    expect((await send({ url: '/counters/6f1f8a0e-1111-4222-8333-444455556666' })).status).toBe(404);
    expect((await send({ url: '/counters', body: { ...body, more: 1 } })).status).toBe(400);
    expect((await send({ url: '/counters', body: { ...body, note: 'x'.repeat(1_100_000) } })).status).toBe(413);
  });
});

describe('the database', () => {
  it('holds the note sealed, and every opening of it', async () => {
    const { id, path } = await opened({ by: 1, note: '李四的电话' });
    await send({ url: path });
    const client = counters.platform.connection.getClient();
    const record = await client.db(`${prefix}intake`).collection<{ _id: string }>('counters').findOne({ _id: id });

    expect(JSON.stringify(record)).not.toContain('李四');
    await expect(client.db(`${prefix}keystore`).collection('openings').findOne({ matters: id })).resolves.toMatchObject({
      by: 's-1',
      org: 'q-xf',
      purpose: 'view.counter',
      fields: 1,
      service: 'intake',
    });
  });
});

describe('the clock', () => {
  it('fires a deadline when it is moved past it, and not before', async () => {
    const { id } = await opened();
    const store = counters.platform.records[0];
    example.setClock('2026-08-09T23:59:59.000Z');
    expect(await store?.history(id)).toHaveLength(1);
    example.setClock('2026-08-10T00:00:00.000Z');

    await eventually(async () => expect((await store?.history(id))?.map(({ type }) => type)).toEqual(['Counted', 'Reminded']));
  }, 30_000);
});

describe('what a service tells of itself', () => {
  const ask = async (path: string) => {
    const answer = await fetch(`${await counters.url()}${path}`);

    return { status: answer.status, text: await answer.text() };
  };

  it('is how late its deadlines fired, and how far it is behind, from outside and from inside', async () => {
    const late = /deadline_lateness_seconds_count\{aggregate="intake.counter",clock="business"\} [1-9]/;
    await eventually(async () => expect((await ask('/metrics')).text).toMatch(late));
    const text = await (await fetch(`${await tallies.url()}/metrics`)).text();

    expect(text).toMatch(/consumer_lag_messages\{group=".+"\} \d/);
    expect(text).toMatch(/consumer_batch_lag_messages\{group=".+"\} \d/);
  });

  it('is health, metrics and OpenAPI, without a token', async () => {
    expect(await ask('/health/live')).toEqual({ status: 200, text: '{"status":"live"}' });
    expect(await ask('/health/ready')).toEqual({ status: 200, text: '{"status":"ready","mongodb":"up","broker":"up"}' });
    expect((await ask('/metrics')).text).toContain('huiyin_intake_http_requests_total{method="GET",route="/health/live",status="200"}');
    expect(JSON.parse((await ask('/docs-json')).text)).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/counters': {
          post: {
            requestBody: {
              content: { 'application/json': { schema: { type: 'object', additionalProperties: false, required: ['by', 'note'] } } },
            },
          },
        },
      },
    });
    expect((await ask('/docs')).text).toContain('swagger-ui');
    expect((await ask('/docs/swagger-ui.css')).status).toBe(200);
    expect((await ask('/docs/..%2fpackage.json')).status).toBe(404);
  });
});

describe('a service that is stopped', () => {
  it('finishes what it began, and the next one goes on where it was', async () => {
    const { id, path } = await opened();
    const since = Date.now();
    await tallies.stop();
    expect(Date.now() - since).toBeLessThan(25_000);
    await send({ url: `${path}/counts`, body: { by: 3, note: '' } });

    tallies = await build.tallies();
    await tallies.start();
    await eventually(async () => expect((await send({ url: `/tallies/${id}`, service: tallies })).body).toEqual({ total: 4 }));
  }, 60_000);
});
