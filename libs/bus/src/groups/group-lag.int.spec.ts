import { eventually, freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { Counted } from '../testing/counted.events.js';
import { eventMessage } from '../testing/messages.js';
import { GroupLag } from './group-lag.js';
import { setGroupOffsets } from './set-group-offsets.js';

const READING = [{ group: 'supervision', topics: [Counted.topic] }];

describe('what a group has not read yet', () => {
  let scene: BusScene;
  let lags: readonly GroupLag[];
  beforeAll(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('lag') });
    lags = [new GroupLag(scene.bus), new GroupLag(scene.bus, { remembersThrough: true })];
  });
  afterAll(async () => {
    await Promise.all(lags.map((lag) => lag.close()));
    await scene.close();
  });

  const send = (...numbers: readonly number[]): Promise<void> =>
    scene.publisher.publish(numbers.map((n) => eventMessage(Counted, { subject: 'k', sequence: n, data: { n } })));
  const seen = async (): Promise<readonly number[]> =>
    (await Promise.all(lags.map((lag) => lag.read(READING)))).map(([one]) => one?.messages ?? -1);
  /** A broker that has just taken a partition over answers at first that it does not lead it. */
  const sees = (messages: number): Promise<void> => eventually(async () => expect(await seen()).toEqual([messages, messages]));
  const commit = async (count: number): Promise<void> => {
    const [partition = 0] = (await ends()).filter(({ high }) => Number(high) > 0).map((one) => one.partition);
    await setGroupOffsets(scene.bus, 'supervision', [{ topic: Counted.topic, partition, offset: count }]);
  };
  const ends = async () => {
    const admin = scene.bus.kafka.admin();
    await admin.connect();

    return admin.fetchTopicOffsets(scene.bus.names.onBroker(Counted.topic)).finally(() => admin.disconnect());
  };

  it('is all of a topic at first, what was added later, and nothing once it is through', async () => {
    await send(1, 2, 3);
    await sees(3);
    await commit(3);
    await sees(0);
    await sees(0);
    await send(4);
    await sees(1);
    await commit(4);
    await sees(0);
  });
});
