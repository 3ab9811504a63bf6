import { eventually, freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene, type RunningService } from '../testing/bus-scene.js';
import { Counted } from '../testing/counted.events.js';
import { InMemoryRecords } from '../testing/in-memory-records.js';
import { eventMessage } from '../testing/messages.js';
import { onCounted } from '../testing/reactions.js';

const poisoned = (subject: string, sequence: number) => eventMessage(Counted, { subject, sequence, data: { n: sequence, poison: 'x' } });
const sound = (subject: string, sequence: number) => eventMessage(Counted, { subject, sequence });

describe('parking', () => {
  let scene: BusScene;
  let service: RunningService | undefined;
  beforeEach(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('parking') });
  });
  afterEach(() => scene.close());

  /** A service whose rule has a bug until it is mended. */
  const startWith = async (records: InMemoryRecords, isMended: () => boolean) => {
    const heal = onCounted((event) =>
      records.react(event.subject, () => {
        if (event.data.poison !== undefined && !isMended()) throw new RangeError('the rule is wrong');
      }),
    );
    service = await scene.start({ controllers: [heal] });

    return service;
  };

  const parkedKeys = async () => (await service?.transport.parked.list())?.map(({ key, messages }) => ({ key, messages }));

  it('holds a key whose rule throws, sealed, with a notice; replays it in order once the rule is mended', async () => {
    const records = new InMemoryRecords();
    let mended = false;
    const { transport } = await startWith(records, () => mended);
    await scene.publisher.publish([sound('k', 1), poisoned('k', 2), sound('k', 3), sound('other', 1)]);
    await eventually(async () => expect(await parkedKeys()).toEqual([{ key: 'k', messages: 2 }]));
    await scene.publisher.publish([sound('k', 4)]);
    await eventually(async () => expect(await parkedKeys()).toEqual([{ key: 'k', messages: 3 }]));
    expect([records.of('k'), records.of('other')]).toEqual([[1], [1]]);
    expect(await transport.parked.figures()).toEqual({ keys: 1, oldestSince: (await transport.parked.list())[0]?.since });
    const [first] = await transport.parked.ofGate(`${scene.group}|${Counted.topic}|k`);
    expect(JSON.stringify(first)).not.toContain('poison');
    expect(await transport.parked.show(first?._id ?? '')).toMatchObject({
      arrival: { key: 'k' },
      detail: expect.stringContaining('decider threw'),
    });
    expect(await scene.messagesOn('supervision.dlq.v1')).toMatchObject([
      { key: 'k', value: { code: 'bus.reaction-threw', type: Counted.type } },
    ]);

    expect(await transport.parked.replay({ code: 'bus.reaction-threw' }, { operator: 'op' })).toHaveLength(1);
    mended = true;
    await transport.drainNow();
    expect(records.of('k')).toEqual([1]);
    await transport.parked.replay({ code: 'bus.reaction-threw' }, { operator: 'op', dryRun: false });
    await eventually(() => expect(records.of('k')).toEqual([1, 2, 3, 4]));
    await eventually(async () => expect(await parkedKeys()).toEqual([]));
    expect(await transport.parked.figures()).toEqual({ keys: 0, oldestSince: undefined });
    await scene.publisher.publish([sound('k', 5)]);
    await eventually(() => expect(records.of('k')).toEqual([1, 2, 3, 4, 5]));
  });

  it('keeps a key parked when it is tried in vain', async () => {
    const records = new InMemoryRecords();
    const { transport } = await startWith(records, () => false);
    await scene.publisher.publish([poisoned('k', 1), sound('k', 2)]);
    await eventually(async () => expect(await parkedKeys()).toEqual([{ key: 'k', messages: 2 }]));
    const [gate] = await transport.parked.list();
    await transport.parked.replay({ group: scene.group, topic: Counted.topic, key: 'k' }, { operator: 'op', dryRun: false });

    await eventually(async () =>
      expect(await transport.parked.list()).toMatchObject([{ messages: 2, tries: (gate?.tries ?? 0) + 1, asked: [] }]),
    );
    expect(records.effects).toEqual([]);
  });

  it('leaves a tombstone of what is discarded: the rest goes on, and a replay from zero changes nothing', async () => {
    const records = new InMemoryRecords();
    const { transport, close } = await startWith(records, () => false);
    await scene.publisher.publish([poisoned('k', 1), sound('k', 2)]);
    await eventually(async () => expect(await parkedKeys()).toEqual([{ key: 'k', messages: 2 }]));
    const [first] = await transport.parked.ofGate(`${scene.group}|${Counted.topic}|k`);
    const id = first?._id ?? '';
    await expect(transport.parked.discard(id, { operator: 'op', reason: ' ' })).rejects.toMatchObject({ code: 'bus.discard-needs-reason' });
    await transport.parked.discard(id, { operator: 'op', reason: 'sent by mistake', dryRun: false });

    await eventually(() => expect(records.of('k')).toEqual([2]));
    await eventually(async () => expect(await parkedKeys()).toEqual([]));
    expect(await transport.parked.show(id)).toBeUndefined();
    await close();
    await scene.rewind(Counted.topic);
    await startWith(records, () => true);
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(2));
    expect(records.of('k')).toEqual([2]);
    expect(await parkedKeys()).toEqual([]);
  });

  it('[REGR] a message that arrives while its key drains keeps its place behind those that drain', async () => {
    const records = new InMemoryRecords();
    let mended = false;
    const { transport } = await startWith(records, () => mended);
    await scene.publisher.publish([poisoned('k', 1), sound('k', 2)]);
    await eventually(async () => expect(await parkedKeys()).toEqual([{ key: 'k', messages: 2 }]));
    mended = true;
    let arrived = false;
    records.before = async () => {
      if (arrived) return;
      arrived = true;
      // The drain is at work in this very moment; the consumer fetches the message and waits for its turn.
      await scene.publisher.publish([sound('k', 3)]);
    };
    await transport.parked.replay({ code: 'bus.reaction-threw' }, { operator: 'op', dryRun: false });

    await eventually(() => expect(records.of('k')).toEqual([1, 2, 3]));
    await eventually(async () => expect(await parkedKeys()).toEqual([]));
  });

  it('[REGR] a new event type parks as ahead of code, and drains by itself at the first start that knows it', async () => {
    const records = new InMemoryRecords();
    const older = await scene.start({ controllers: [onCounted((event) => records.react(event.subject))] });
    service = older;
    const ahead = 'cn.huiyin.intake.petition.Imagined.v1';
    await scene.publisher.publish([sound('k', 1), eventMessage(Counted, { subject: 'k', sequence: 2, type: ahead }), sound('k', 3)]);
    await eventually(async () =>
      expect(await older.transport.parked.list()).toMatchObject([{ key: 'k', messages: 2, code: 'bus.ahead-of-code', type: ahead }]),
    );
    await older.close();

    const newer = await scene.start({
      controllers: [onCounted((event) => records.react(event.subject))],
      definitions: [Counted, { ...Counted, type: ahead }],
    });
    await eventually(() => expect(records.of('k')).toEqual([1, 3]));
    await eventually(async () => expect(await newer.transport.parked.list()).toEqual([]));
  });

  it('is unharmed by a replay from zero while a key is parked', async () => {
    const records = new InMemoryRecords();
    const { close } = await startWith(records, () => false);
    await scene.publisher.publish([sound('k', 1), poisoned('k', 2), sound('k', 3)]);
    await eventually(async () => expect(await parkedKeys()).toEqual([{ key: 'k', messages: 2 }]));
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(3));
    await close();
    await scene.rewind(Counted.topic);

    await startWith(records, () => false);
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(3));
    expect(await parkedKeys()).toEqual([{ key: 'k', messages: 2 }]);
    expect(records.of('k')).toEqual([1]);
    expect(await scene.messagesOn('supervision.dlq.v1')).toHaveLength(1);
  });

  it('takes effect with mended data, leaves what it was in the audit, and a replay from zero changes nothing', async () => {
    const records = new InMemoryRecords();
    const { transport, close } = await startWith(records, () => false);
    await scene.publisher.publish([poisoned('k', 1), sound('k', 2)]);
    await eventually(async () => expect(await parkedKeys()).toEqual([{ key: 'k', messages: 2 }]));
    const [first] = await transport.parked.ofGate(`${scene.group}|${Counted.topic}|k`);
    const message = first?._id ?? '';
    const mending = { operator: 'op', reason: 'a slip of the pen', value: '{"n":1}' };
    await expect(transport.parked.mend(message, { ...mending, value: 'no json', dryRun: false })).rejects.toMatchObject({
      code: 'bus.mended-data-no-json',
    });
    await transport.parked.mend(message, { ...mending, dryRun: false });
    await transport.parked.replay({ key: 'k' }, { operator: 'op', dryRun: false });

    await eventually(() => expect(records.of('k')).toEqual([1, 2]));
    await eventually(async () => expect(await parkedKeys()).toEqual([]));
    const audit = await transport.parked.audit(10);
    expect(audit).toMatchObject([{ action: 'replay' }, { action: 'mend', message, reason: 'a slip of the pen', before: first?.sealed }]);
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(2));
    await close();
    await scene.rewind(Counted.topic);
    await startWith(records, () => false);
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(2));
    expect(await parkedKeys()).toEqual([]);
    expect(records.of('k')).toEqual([1, 2]);
  });
});
