import { freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { Counted } from '../testing/counted.events.js';
import { eventMessage } from '../testing/messages.js';
import { KafkaPublisher } from './kafka-publisher.js';

describe('publishing', () => {
  let scene: BusScene;
  beforeAll(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('publishing') });
  });
  afterAll(() => scene.close());

  it('keeps the order of a key over several sends of more than the broker takes at once', async () => {
    const wide = 'x'.repeat(3_000);
    const messages = Array.from({ length: 600 }, (_, index) =>
      eventMessage(Counted, { subject: 'k', sequence: index + 1, data: { n: index + 1, wide } }),
    );
    await scene.publisher.publish(messages);

    const found = await scene.messagesOn(Counted.topic);
    expect(found.map(({ headers }) => Number(headers['ce_sequence']))).toEqual(messages.map((_, index) => index + 1));
    expect(scene.publisher.figures).toMatchObject({ published: 600, failures: 0 });
  });

  it('says that a message too large for the broker will stay so', async () => {
    const publisher = new KafkaPublisher(scene.bus, { sliceBytes: 4_000_000 });
    const tooLarge = eventMessage(Counted, { subject: 'large', sequence: 1, data: 'x'.repeat(2_000_000) });

    await expect(publisher.publish([tooLarge])).rejects.toMatchObject({ code: 'bus.send-failed', retryable: false });
    await publisher.publish([eventMessage(Counted, { subject: 'large', sequence: 1 })]);
    await publisher.close();
    await expect(publisher.publish([tooLarge])).rejects.toMatchObject({ code: 'bus.publisher-closed' });
  });
});
