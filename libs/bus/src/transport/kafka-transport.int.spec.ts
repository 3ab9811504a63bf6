import { Fault } from '@huiyin/kernel';
import { eventually, freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { Counted, Unheard } from '../testing/counted.events.js';
import { InMemoryRecords } from '../testing/in-memory-records.js';
import { eventMessage } from '../testing/messages.js';
import { onCounted } from '../testing/reactions.js';

const events = (subject: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => eventMessage(Counted, { subject, sequence: from + index }));

describe('the Kafka transport', () => {
  let scene: BusScene;
  beforeAll(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('transport') });
  });
  afterAll(() => scene.close());

  const dense = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('[REGR] a new group reads from the beginning, keeps the order of a key, and its commit really commits', async () => {
    const records = new InMemoryRecords();
    await scene.publisher.publish([...events('a', 700), ...events('b', 700)]);
    const service = await scene.start({ controllers: [onCounted((event) => records.react(event.subject))] });

    await eventually(() => expect(records.effects).toHaveLength(1400));
    expect(records.of('a')).toEqual(dense(700));
    expect(records.of('b')).toEqual(dense(700));
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(1400));
    await service.close();
    expect(await scene.committed(Counted.topic)).toBe(1400);
  });

  it('[REGR] a late duplicate has no effect, and a reset to zero is a no-op', async () => {
    const records = new InMemoryRecords();
    const controllers = [onCounted((event) => records.react(event.subject))];
    await scene.publisher.publish([...events('late', 5), ...events('late', 5)]);
    const first = await scene.start({ controllers });
    await eventually(() => expect(records.of('late')).toEqual(dense(5)));
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(1410));
    await first.close();
    await scene.rewind(Counted.topic);

    const second = await scene.start({ controllers });
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(1410));
    expect(records.of('late')).toEqual(dense(5));
    await second.close();
  });

  it('goes past what nobody hears, and says so', async () => {
    const records = new InMemoryRecords();
    const service = await scene.start({ controllers: [onCounted((event) => records.react(event.subject))] });
    await scene.publisher.publish([eventMessage(Unheard, { subject: 'u', sequence: 1 }), ...events('u', 1, 2)]);

    await eventually(() => expect(records.of('u')).toEqual([2]));
    expect(service.transport.outcomes.list()).toContainEqual({ handler: '-', outcome: 'unheard', count: 1 });
    await service.close();
  });

  it('hands an event to every handler of its type', async () => {
    const [one, two] = [new InMemoryRecords(), new InMemoryRecords()];
    const service = await scene.start({
      controllers: [onCounted((event) => one.react(event.subject)), onCounted((event) => two.react(event.subject))],
    });
    await scene.publisher.publish(events('both', 3));

    await eventually(() => expect([one.of('both'), two.of('both')]).toEqual([dense(3), dense(3)]));
    await service.close();
  });

  it('[REGR] a TypeError in a handler does not stop a consumer: the message is parked, others go on', async () => {
    const records = new InMemoryRecords();
    const service = await scene.start({
      controllers: [
        onCounted((event) => {
          if (event.data.poison !== undefined) throw new TypeError('a bug of ours');
          return records.react(event.subject);
        }),
      ],
    });
    await scene.publisher.publish([
      eventMessage(Counted, { subject: 'poisoned', sequence: 1, data: { n: 1, poison: 'x' } }),
      ...events('sound', 3),
    ]);
    await eventually(() => expect(records.of('sound')).toEqual(dense(3)));
    await eventually(async () => expect(await service.transport.parked.list()).toHaveLength(1));

    await scene.publisher.publish([...events('poisoned', 2, 2), ...events('sound', 1, 4)]);
    await eventually(() => expect(records.of('sound')).toEqual(dense(4)));
    await eventually(async () =>
      expect(await service.transport.parked.list()).toMatchObject([{ key: 'poisoned', messages: 3, code: 'bus.handler-threw' }]),
    );
    expect(records.of('poisoned')).toEqual([]);
    expect(service.transport.health()).toMatchObject([{ ready: true, live: true, paused: [], batchLag: 0 }]);
    const parked = service.transport.outcomes.list().filter(({ outcome }) => outcome === 'parked');
    expect(parked).toEqual([
      { handler: expect.stringMatching(/\w/), outcome: 'parked', count: 1 },
      { handler: '-', outcome: 'parked', count: 2 },
    ]);
    await service.close();
  });

  it('pauses a partition whose database is away, and parks nothing', async () => {
    const records = new InMemoryRecords();
    let isAway = true;
    let tries = 0;
    records.before = () => {
      tries += 1;
      if (isAway) throw new Fault('record.database', 'the database is away', { retryable: true });
    };
    const service = await scene.start({ controllers: [onCounted((event) => records.react(event.subject))] });
    await scene.publisher.publish(events('patient', 3));
    await eventually(() => expect(tries).toBeGreaterThan(2));
    expect(service.transport.health()[0]?.paused).toMatchObject([{ code: 'record.database' }]);
    isAway = false;

    await eventually(() => expect(records.of('patient')).toEqual(dense(3)));
    await eventually(() => expect(service.transport.health()[0]?.paused).toEqual([]));
    expect(await service.transport.parked.list({ key: 'patient' })).toEqual([]);
    await service.close();
  });

  it('stops in the middle of its work, and the next one goes on without a gap', async () => {
    const records = new InMemoryRecords();
    const keys = Array.from({ length: 10 }, (_, index) => `busy-${index}`);
    const controllers = [onCounted((event) => records.react(event.subject))];
    const first = await scene.start({ controllers, timing: { chunk: 20 } });
    await scene.publisher.publish(keys.flatMap((key) => events(key, 100)));
    await eventually(() => expect(records.effects.length).toBeGreaterThan(20));
    await first.close();
    const reached = records.effects.length;
    const second = await scene.start({ controllers });

    await eventually(() => expect(keys.map((key) => records.of(key))).toEqual(keys.map(() => dense(100))));
    expect(reached).toBeLessThanOrEqual(1_000);
    await second.close();
  });

  it('shares the partitions with a second process, and takes them over when it leaves', async () => {
    const records = new InMemoryRecords();
    const controllers = [onCounted((event) => records.react(event.subject))];
    const keys = Array.from({ length: 20 }, (_, index) => `shared-${index}`);
    const first = await scene.start({ controllers });
    await scene.publisher.publish(keys.flatMap((key) => events(key, 20)));
    const second = await scene.start({ controllers });
    await scene.publisher.publish(keys.flatMap((key) => events(key, 20, 21)));
    await eventually(() => expect([first, second].map(({ transport }) => transport.health()[0]?.partitions)).toEqual([2, 2]));
    await second.close();
    await scene.publisher.publish(keys.flatMap((key) => events(key, 20, 41)));

    await eventually(() => expect(keys.map((key) => records.of(key))).toEqual(keys.map(() => dense(60))));
    expect(first.transport.health()).toMatchObject([{ ready: true, partitions: 4 }]);
    await first.close();
  });
});
