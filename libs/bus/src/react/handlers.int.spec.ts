import { Controller } from '@nestjs/common';
import type { DataOf, Envelope } from '@huiyin/contracts';
import { eventually, freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { Counted, Unheard } from '../testing/counted.events.js';
import { InMemoryRecords } from '../testing/in-memory-records.js';
import { eventMessage } from '../testing/messages.js';
import { onCounted } from '../testing/reactions.js';
import { On, OnEvery } from './on.js';
import type { Reactions } from './reaction.js';

describe('handlers', () => {
  let scene: BusScene;
  beforeEach(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('handlers') });
  });
  afterEach(() => scene.close());

  it('of every message of a topic get what no definition knows, as it is', async () => {
    const filed: unknown[] = [];
    @Controller()
    class Filing {
      @OnEvery([Counted.topic])
      file(event: Envelope): Reactions {
        filed.push([event.type, event.data]);
        return undefined;
      }
    }
    await scene.publisher.publish([
      eventMessage(Counted, { subject: 'k', sequence: 1, type: 'cn.huiyin.intake.petition.New.v9', data: { any: 'thing' } }),
    ]);
    const { transport } = await scene.start({ controllers: [Filing] });

    await eventually(() => expect(filed).toEqual([['cn.huiyin.intake.petition.New.v9', { any: 'thing' }]]));
    expect(await transport.parked.list()).toEqual([]);
  });

  it('of several definitions get each of them, and no others', async () => {
    const heard: string[] = [];
    @Controller()
    class Several {
      @On([Counted, Unheard])
      hear(event: Envelope<DataOf<typeof Counted> | DataOf<typeof Unheard>>): Reactions {
        heard.push(`${event.type.split('.').at(-2)}-${event.data.n}`);
        return undefined;
      }
    }
    await scene.publisher.publish([
      eventMessage(Counted, { subject: 'k', sequence: 1 }),
      eventMessage(Unheard, { subject: 'k', sequence: 2 }),
    ]);
    await scene.start({ controllers: [Several] });

    await eventually(() => expect(heard).toEqual(['Counted-1', 'Unheard-2']));
  });

  it('of a reaction set added later read the past in a group of their own, with marks of their own', async () => {
    const records = new InMemoryRecords();
    const usual = onCounted((event) => records.react(event.subject));
    await scene.publisher.publish([eventMessage(Counted, { subject: 'k', sequence: 1 })]);
    const before = await scene.start({ controllers: [usual] });
    await eventually(() => expect(records.of('k')).toEqual([1]));
    await before.close();

    @Controller()
    class Later {
      @On(Counted, { reactionSet: 'capacity' })
      count(event: Envelope<DataOf<typeof Counted>>): Reactions {
        return records.react(event.subject);
      }
    }
    const after = await scene.start({ controllers: [usual, Later] });
    await eventually(() => expect(records.of('k')).toEqual([1, 1]));
    expect(
      after.transport
        .health()
        .map(({ group }) => group)
        .sort(),
    ).toEqual([scene.group, `${scene.group}.capacity`]);
  });

  it('park a message whose data breaks its schema', async () => {
    const records = new InMemoryRecords();
    await scene.publisher.publish([eventMessage(Counted, { subject: 'k', sequence: 1, data: { n: 'secret text' } })]);
    const { transport } = await scene.start({ controllers: [onCounted((event) => records.react(event.subject))] });

    await eventually(async () => expect(await transport.parked.list()).toMatchObject([{ key: 'k', code: 'bus.schema-mismatch' }]));
    const [notice] = await scene.messagesOn('supervision.dlq.v1');
    expect(JSON.stringify(notice)).not.toContain('secret');
  });
});
