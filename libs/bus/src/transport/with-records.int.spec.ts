import { EMPTY_DIRECTORY } from '@huiyin/kernel';
import { ensureIndexes, Records } from '@huiyin/records';
import { eventually, FixedClock, freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { Counted, Unheard } from '../testing/counted.events.js';
import { eventMessage } from '../testing/messages.js';
import { onCounted } from '../testing/reactions.js';
import { add, addLater, tallyKind, type Tally, type TallyEvent } from '../testing/tally-kind.js';

describe('the transport with the record store', () => {
  let scene: BusScene;
  let tallies: Records<Tally, TallyEvent>;
  beforeEach(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('with-records') });
    await ensureIndexes(scene.db, tallyKind);
    tallies = new Records(tallyKind, {
      db: scene.db,
      publisher: scene.publisher,
      clock: new FixedClock(),
      directories: { current: () => EMPTY_DIRECTORY },
    });
  });
  afterEach(() => scene.close());

  const subjects = Array.from({ length: 30 }, (_, index) => `s-${index}`);
  const wave = (subject: string) => Array.from({ length: 20 }, (_, index) => eventMessage(Counted, { subject, sequence: index + 1 }));
  const dense = Array.from({ length: 20 }, (_, index) => index + 1);

  it('[REGR] each event has one effect and one event out, in order, also when all come twice and a replay begins at zero', async () => {
    const controllers = [onCounted(({ subject, data }) => tallies.react(subject, add(data.n)))];
    await scene.publisher.publish(subjects.flatMap(wave));
    const first = await scene.start({ controllers, stores: [tallies] });
    await scene.publisher.publish(subjects.flatMap(wave));
    const sent = await scene.sent(Counted.topic);
    expect(sent).toBeGreaterThanOrEqual(1_200);
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(sent), { within: 30_000 });
    await first.close();
    await scene.rewind(Counted.topic);
    await scene.start({ controllers, stores: [tallies] });
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(sent), { within: 30_000 });

    for (const subject of subjects) expect((await tallies.get(subject))?.state.added).toEqual(dense);
    const out = await scene.messagesOn(tallyKind.topic ?? '');
    expect(out).toHaveLength(600);
    for (const subject of subjects) {
      const ofSubject = out.filter(({ key }) => key === subject).map(({ headers }) => Number(headers['ce_sequence']));
      expect(ofSubject).toEqual(dense);
    }
  });

  it('parks what a rule refuses and lets the others of the batch through', async () => {
    const picky = onCounted(({ subject, data }) =>
      tallies.react(subject, data.poison === undefined ? add(data.n) : () => ({ kind: 'refused', code: 'tally.no', detail: {} })),
    );
    await scene.publisher.publish([
      eventMessage(Counted, { subject: 'a', sequence: 1 }),
      eventMessage(Counted, { subject: 'b', sequence: 1, data: { n: 1, poison: 'x' } }),
      eventMessage(Counted, { subject: 'b', sequence: 2 }),
      eventMessage(Counted, { subject: 'a', sequence: 2 }),
    ]);
    const { transport } = await scene.start({ controllers: [picky], stores: [tallies] });

    await eventually(async () => expect((await tallies.get('a'))?.state.added).toEqual([1, 2]));
    await eventually(async () =>
      expect(await transport.parked.list()).toMatchObject([{ key: 'b', messages: 2, code: 'record.reaction-failed' }]),
    );
    expect(await tallies.get('b')).toBeUndefined();
  });

  it('[REGR] "not yet" takes effect when the other topic catches up, through the same handlers', async () => {
    const waiting = onCounted(({ subject, data }) => tallies.react(subject, data.n === 9 ? addLater(9) : add(data.n)));
    await scene.start({ controllers: [waiting], stores: [tallies], definitions: [Counted, Unheard] });
    const ahead = eventMessage(Counted, { subject: 'w', sequence: 1, data: { n: 9 } });
    await scene.publisher.publish([ahead]);
    await eventually(async () => expect(await scene.committed(Counted.topic)).toBe(1));
    expect(await tallies.get('w')).toBeUndefined();
    const other = eventMessage(Counted, { subject: 'w', sequence: 1, data: { n: 1 } });
    await scene.publisher.publish([{ ...other, headers: { ...other.headers, ce_source: '/notify/letter' } }]);

    await eventually(async () => expect((await tallies.get('w'))?.state.added).toEqual([1, 9]));
  });
});
