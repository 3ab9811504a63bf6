import { DIRECTORY_DRAFT_EVENTS, DirectoryDraftWithdrawn, DirectoryEntryPublished } from '@huiyin/contracts';
import { eventually, freshName, startKafka, startMongo } from '@huiyin/testing';
import { BusScene } from '../testing/bus-scene.js';
import { eventMessage } from '../testing/messages.js';
import { withAdmin } from '../topics/with-admin.js';
import { DirectoryReader } from './directory-reader.js';

const entry = (id: string, version: number) =>
  eventMessage(DirectoryEntryPublished, { subject: id, sequence: version, data: { entity: 'region', id, version, value: {} } });

describe('reading the directory', () => {
  let scene: BusScene;
  const readers: DirectoryReader[] = [];
  beforeEach(async () => {
    scene = await BusScene.open({ kafka: await startKafka(), mongo: await startMongo(), name: freshName('directory') });
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.stop()));
    await scene.close();
  });

  const read = () => {
    const seen: string[] = [];
    const reader = new DirectoryReader({
      bus: scene.bus,
      definition: DirectoryEntryPublished,
      besides: DIRECTORY_DRAFT_EVENTS,
      fold: ({ subject, sequence }) => seen.push(`${subject}/${sequence}`),
      giveUp: () => undefined,
    });
    readers.push(reader);
    reader.start();

    return { reader, seen };
  };

  it('is complete at once where there is nothing', async () => {
    await read().reader.whenComplete();
  });

  it('reads all from the beginning in every process, is complete then, and goes on following', async () => {
    await scene.publisher.publish(Array.from({ length: 300 }, (_, index) => entry('990102', index + 1)));
    const [one, two] = [read(), read()];
    await Promise.all([one.reader.whenComplete(), two.reader.whenComplete()]);
    expect([one.seen.length, two.seen.length]).toEqual([300, 300]);

    await scene.publisher.publish([entry('990102', 301)]);
    await eventually(() => expect([one.seen.at(-1), two.seen.at(-1)]).toEqual(['990102/301', '990102/301']));
  });

  it('commits nothing', async () => {
    await scene.publisher.publish([entry('990102', 1)]);
    await read().reader.whenComplete();
    const { groups } = await withAdmin(scene.bus, (admin) => admin.listGroups());
    const ours = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(scene.bus.names.onBroker('directory-')));
    expect(ours).toHaveLength(1);

    const topics = [scene.bus.names.onBroker(DirectoryEntryPublished.topic)];
    const offsets = await withAdmin(scene.bus, (admin) => admin.fetchOffsets({ groupId: ours[0] ?? '', topics }));
    expect(offsets.flatMap(({ partitions }) => partitions.map(({ offset }) => offset))).toEqual(['-1']);
  });

  it('goes on past an entry it cannot read, and counts it', async () => {
    await scene.publisher.publish([{ ...entry('990102', 1), value: '{' }, entry('990102', 2)]);
    const { reader, seen } = read();
    await reader.whenComplete();

    expect(seen).toEqual(['990102/2']);
    expect(reader.skipped).toBe(1);
  });

  it('passes over what makes no entry', async () => {
    const draft = eventMessage(DirectoryDraftWithdrawn, { subject: '990102', sequence: 1, data: DirectoryDraftWithdrawn.sample });
    await scene.publisher.publish([draft, entry('990102', 2)]);
    const { reader, seen } = read();
    await reader.whenComplete();

    expect(seen).toEqual(['990102/2']);
    expect(reader.skipped).toBe(0);
  });
});
