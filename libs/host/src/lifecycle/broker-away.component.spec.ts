import { eventually, freshName, startKafka, startMongo, type RunningKafka, type RunningMongo } from '@huiyin/testing';
import mongoose from 'mongoose';
import { COUNTERS } from '../testing/example/counter.aggregate.js';
import { CounterModule } from '../testing/example/counter.module.js';
import { TALLIES } from '../testing/example/tally.js';
import { createExampleTopics, exampleEnvironment, type ExampleEnvironment } from '../testing/example-environment.js';
import { buildService, type BuiltService } from './build-service.js';

let mongo: RunningMongo;
let kafka: RunningKafka;
let example: ExampleEnvironment;
let service: BuiltService;
const prefix = `${freshName('host-away')}-`;

const build = () =>
  buildService(
    { name: 'intake', module: CounterModule, kinds: [COUNTERS], definitions: TALLIES.definitions },
    { environment: example.variables },
  );

const readiness = async () => {
  const answer = await fetch(`${await service.url()}/health/ready`);

  return [answer.status, await answer.json()];
};

beforeAll(async () => {
  [mongo, kafka] = await Promise.all([startMongo(), startKafka({ own: true })]);
  const servers = { mongoUri: mongo.uri, brokers: kafka.brokers, prefix };
  example = await exampleEnvironment(servers);
  await createExampleTopics(servers);
  service = await build();
  await service.start();
}, 120_000);

afterAll(async () => {
  await service.stop();
  const connection = await mongoose.createConnection(mongo.uri).asPromise();
  for (const name of ['intake', 'keystore', 'files']) await connection.getClient().db(`${prefix}${name}`).dropDatabase();
  await connection.close();
  await Promise.all([mongo.stop(), kafka.stop()]);
}, 60_000);

describe('a broker that goes away', () => {
  it('does not stop a clerk: HTTP goes on as degraded, and the event is sent when it is back', async () => {
    await kafka.kill9();
    const counters = service.platform.records[0];
    const headers = { authorization: `Bearer ${await example.mint.token()}`, 'content-type': 'application/json' };
    const answer = await fetch(`${await service.url()}/counters`, { method: 'POST', headers, body: JSON.stringify({ by: 1, note: '' }) });
    const { id } = (await answer.json()) as { id: string };
    expect(answer.status).toBe(201);
    await eventually(async () => expect(await readiness()).toEqual([200, { status: 'degraded', mongodb: 'up', broker: 'away' }]), {
      within: 30_000,
    });

    await kafka.restart();
    await eventually(
      async () => expect(await counters?.collection.findOne({ _id: id })).toMatchObject({ published: 1, unpublishedSince: null }),
      { within: 60_000 },
    );
    await eventually(async () => expect(await readiness()).toEqual([200, { status: 'ready', mongodb: 'up', broker: 'up' }]), {
      within: 60_000,
    });
  }, 150_000);
});

describe('a cold start without a broker', () => {
  it('waits for it, and can be told to stop meanwhile', async () => {
    await service.stop();
    await kafka.kill9();
    service = await build();
    const since = Date.now();
    const started = service.start().catch((error: unknown) => error);
    await service.stop();

    expect(await started).toMatchObject({ code: 'host.start-given-up' });
    expect(Date.now() - since).toBeLessThan(25_000);
  }, 60_000);
});
