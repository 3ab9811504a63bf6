import type { Fault } from '@huiyin/kernel';
import { eventually, FaultProxy, freshName, startKafka, startMongo, type RunningKafka } from '@huiyin/testing';
import kafkajs from 'kafkajs';
import { setGroupOffsets } from '../groups/set-group-offsets.js';
import { KafkaPublisher } from '../publish/kafka-publisher.js';
import { BusScene } from '../testing/bus-scene.js';
import { Counted } from '../testing/counted.events.js';
import { InMemoryRecords } from '../testing/in-memory-records.js';
import { eventMessage } from '../testing/messages.js';
import { onCounted } from '../testing/reactions.js';
import { withAdmin } from '../topics/with-admin.js';

const events = (subject: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => eventMessage(Counted, { subject, sequence: from + index }));
const dense = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the bus when the broker or the line fails', () => {
  let proxy: FaultProxy;
  let kafka: RunningKafka;
  let scene: BusScene;
  let records: InMemoryRecords;
  beforeAll(async () => {
    proxy = await FaultProxy.start();
    kafka = await startKafka({ advertisedPort: proxy.port });
    proxy.leadsTo({ host: '127.0.0.1', port: Number(kafka.brokers[0]?.split(':')[1]) });
  });
  afterAll(async () => {
    await kafka.stop();
    await proxy.stop();
  });
  beforeEach(async () => {
    const stays = { brokers: [`127.0.0.1:${proxy.port}`], stop: async () => undefined };
    scene = await BusScene.open({ kafka: stays, mongo: await startMongo(), name: freshName('resilience') });
    records = new InMemoryRecords();
  });
  afterEach(() => scene.close());

  const members = async (): Promise<number> => {
    const { groups } = await withAdmin(scene.bus, (admin) => admin.describeGroups([scene.group]));

    return groups.flatMap((group) => group.members).length;
  };
  const controllers = () => [onCounted((event) => records.react(event.subject))];

  it('comes back after a kill -9 of the broker, with nothing lost', async () => {
    const { transport } = await scene.start({ controllers: controllers() });
    await scene.publisher.publish(events('k', 50));
    await eventually(() => expect(records.of('k')).toHaveLength(50));
    await kafka.kill9();
    await eventually(() => expect(transport.health()).toMatchObject([{ ready: false, live: true }]), { within: 30_000 });
    await kafka.restart();
    await eventually(() => scene.publisher.publish(events('k', 50, 51)), { within: 30_000 });

    await eventually(() => expect(records.of('k')).toEqual(dense(100)), { within: 30_000 });
    expect(transport.health()).toMatchObject([{ ready: true, live: true }]);
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBeGreaterThanOrEqual(100));
  });

  it('waits for a broker that is away at a cold start', async () => {
    await scene.publisher.publish(events('cold', 3));
    proxy.refuse();
    const starting = scene.start({ controllers: controllers() });
    await eventually(() => expect(scene.logged).toContain('waiting for what the start needs'));
    proxy.heal();

    const { transport } = await starting;
    expect(transport.health()).toMatchObject([{ ready: true }]);
    await eventually(() => expect(records.of('cold')).toEqual(dense(3)));
  });

  it('[REGR] a stop during a restart stops: it stays stopped when it is stopped while it is being rebuilt', async () => {
    const { transport, close } = await scene.start({ controllers: controllers() });
    proxy.refuse();
    await eventually(() => expect(transport.health()).toMatchObject([{ ready: false }]), { within: 30_000 });
    await close();
    proxy.heal();
    await eventually(() => scene.publisher.publish(events('stopped', 1)), { within: 30_000 });

    // Its goodbye could not be heard: the group forgets it after a session without heartbeats, which a consumer still at work would send.
    await eventually(async () => expect(await members()).toBe(0), { within: 20_000 });
    expect(records.effects).toEqual([]);
  });

  it('gives a hanging send up after its own deadline, and goes on with a new producer', async () => {
    const publisher = new KafkaPublisher(scene.bus, { sendWithinMs: 400 });
    await eventually(() => publisher.publish(events('send', 1)), { within: 10_000 });
    proxy.swallow();
    await expect(publisher.publish(events('send', 1, 2))).rejects.toMatchObject({ code: 'bus.send-deadline', retryable: true });
    proxy.heal();

    await eventually(() => publisher.publish(events('send', 1, 2)), { within: 10_000 });
    await publisher.close();
  });

  it('[REGR] a batch in a foreign codec is reported: it is not ready, and gives up', async () => {
    await withAdmin(scene.bus, (admin) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: kafkajs.ConfigResourceTypes.TOPIC,
            name: scene.bus.names.onBroker(Counted.topic),
            configEntries: [{ name: 'compression.type', value: 'lz4' }],
          },
        ],
      }),
    );
    const given: Fault[] = [];
    const { transport } = await scene.start({ controllers: controllers(), giveUp: (fault) => void given.push(fault) });
    // The broker says yes to a new setting before it follows it: what it still writes in the old way is read as usual.
    let published = 0;
    const publishOneMore = () => scene.publisher.publish(events('foreign', 1, ++published));

    await eventually(
      async () => {
        await publishOneMore();
        expect(given).toMatchObject([{ code: 'bus.foreign-codec', retryable: false }]);
      },
      { within: 60_000 },
    );
    expect(transport.health()).toMatchObject([{ ready: false, live: false }]);
    expect(records.of('foreign')).not.toContain(published);
  });

  it('refuses to start where the committed offset lies outside the log', async () => {
    await scene.publisher.publish(events('k', 1));
    await setGroupOffsets(scene.bus, 'supervision', [{ topic: Counted.topic, partition: 0, offset: 1_000 }]);

    await expect(scene.start({ controllers: controllers() })).rejects.toMatchObject({ code: 'bus.offset-outside-log' });
  });

  it('is told of a database kill -9 by nothing but a pause', async () => {
    const own = await startMongo({ own: true });
    const place = { brokers: [`127.0.0.1:${proxy.port}`], stop: async () => undefined };
    const second = await BusScene.open({ kafka: place, mongo: own, name: freshName('mongo-away') });
    const { transport } = await second.start({ controllers: controllers() });
    await own.kill9();
    await second.publisher.publish(events('db', 5));
    await eventually(() => expect(transport.health()[0]?.paused).not.toEqual([]), { within: 40_000 });
    await own.restart();

    await eventually(() => expect(records.of('db')).toEqual(dense(5)), { within: 40_000 });
    expect(await transport.parked.list()).toEqual([]);
    await second.close();
  });
});
