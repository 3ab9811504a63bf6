import { jest } from '@jest/globals';
import { eventually } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { Counted, Unheard } from '../testing/counted.events.js';
import { InMemoryRecords } from '../testing/in-memory-records.js';
import { eventMessage } from '../testing/messages.js';
import { onCounted } from '../testing/reactions.js';

jest.setTimeout(60_000);

const events = (subject: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => eventMessage(Counted, { subject, sequence: from + index }));

describe('the Kafka transport', () => {
  let scene: BusScene;
  beforeAll(async () => {
    scene = await BusScene.open('transport');
  });
  afterAll(() => scene.close());

  const dense = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('begins a new group at the beginning, keeps the order of a key, and really commits', async () => {
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

  it('takes a late duplicate and a replay from zero for what they are', async () => {
    const records = new InMemoryRecords();
    const controllers = [onCounted((event) => records.react(event.subject))];
    await scene.publisher.publish([...events('late', 5), ...events('late', 5)]);
    const first = await scene.start({ controllers });
    await eventually(() => expect(records.of('late')).toEqual(dense(5)));
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(1410));
    await first.close();
    await scene.rewind(Counted.topic, 4);

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
});
