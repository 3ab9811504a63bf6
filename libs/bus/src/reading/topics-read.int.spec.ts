import { Fault } from '@huiyin/kernel';
import { eventually, freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { Counted } from '../testing/counted.events.js';
import { InMemoryRecords } from '../testing/in-memory-records.js';
import { eventMessage } from '../testing/messages.js';
import { onCounted } from '../testing/reactions.js';

describe('whether the topics are read, before a deadline may fire', () => {
  let scene: BusScene;
  beforeEach(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('reading') });
  });
  afterEach(() => scene.close());

  it('is yes on empty topics, no while messages have no effect yet, and yes again', async () => {
    const records = new InMemoryRecords();
    let isAway = false;
    records.before = () => {
      if (isAway) throw new Fault('record.database', 'away', { retryable: true });
    };
    const { transport } = await scene.start({ controllers: [onCounted((event) => records.react(event.subject))] });
    expect(await transport.reading.topicsRead()).toBe(true);
    isAway = true;
    await scene.publisher.publish([eventMessage(Counted, { subject: 'k', sequence: 1 })]);
    expect(await transport.reading.topicsRead()).toBe(false);
    expect(await transport.reading.lag()).toEqual([{ group: scene.group, messages: 1 }]);
    isAway = false;

    await eventually(async () => expect(await transport.reading.topicsRead()).toBe(true));
    expect(records.of('k')).toEqual([1]);
  });

  it('counts what is parked as read, but holds the deadlines of its key', async () => {
    const records = new InMemoryRecords();
    const broken = onCounted((event) =>
      records.react(event.subject, () => {
        throw new RangeError('a bug');
      }),
    );
    const { transport } = await scene.start({ controllers: [broken] });
    await scene.publisher.publish([eventMessage(Counted, { subject: 'k', sequence: 1 })]);

    await eventually(async () => expect(await transport.reading.parked(['k', 'other'])).toEqual(new Set(['k'])));
    await eventually(async () => expect(await transport.reading.topicsRead()).toBe(true));
  });
});
