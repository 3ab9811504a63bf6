import { EMPTY_DIRECTORY } from '@huiyin/kernel';
import { DueSweep, ensureIndexes, Records } from '@huiyin/records';
import { eventually, FixedClock, freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { Counted } from '../testing/counted.events.js';
import { eventMessage } from '../testing/messages.js';
import { onCounted } from '../testing/reactions.js';
import { begin, dutyKind, meet, type Duty, type DutyEvent } from '../testing/reminded-kind.js';

const BEGINS = 1;
const DUE = '2026-08-10T00:00:00.000Z';

describe('a service that was down for days', () => {
  let scene: BusScene;
  let duties: Records<Duty, DutyEvent>;
  const clock = new FixedClock('2026-08-03');
  beforeEach(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('unread') });
    await ensureIndexes(scene.db, dutyKind);
    duties = new Records(dutyKind, { db: scene.db, publisher: scene.publisher, clock, directories: { current: () => EMPTY_DIRECTORY } });
  });
  afterEach(() => scene.close());

  it('[REGR] fires nothing that its unread topics would have met, and what they would not have met it fires', async () => {
    let slow: Promise<void> = Promise.resolve();
    const controllers = [
      onCounted(async ({ subject, data }) => {
        await slow;

        return duties.react(subject, data.n === BEGINS ? begin(DUE) : meet);
      }),
    ];
    const first = await scene.start({ controllers, stores: [duties] });
    await scene.publisher.publish(['answered', 'silent'].map((subject) => eventMessage(Counted, { subject, sequence: 1 })));
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(2));
    await first.close();
    await scene.publisher.publish([eventMessage(Counted, { subject: 'answered', sequence: 2 })]);
    clock.set('2026-08-20');

    let goOn: () => void = () => undefined;
    slow = new Promise((resolve) => (goOn = resolve));
    const { transport } = await scene.start({ controllers, stores: [duties] });
    const gates = transport.reading;
    const sweep = new DueSweep([duties], { clock, gates });
    expect(await sweep.run()).toMatchObject({ fired: 0, isBehind: true });
    goOn();
    await eventually(async () => expect(await sweep.run()).toMatchObject({ isBehind: false }));

    expect((await duties.get('answered'))?.state.end).toBe('met');
    expect((await duties.get('silent'))?.state.end).toBe('missed');
  });
});
