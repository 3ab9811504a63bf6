import {
  LetterIssued,
  LetterOrdered,
  SAMPLE,
  OpinionIssued,
  OversightEnded,
  PetitionClosed,
  PetitionRegistered,
  ProofFiled,
  ReplyServed,
  type EventDefinition,
} from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import { eventually, sampleActor, serviceScene, type ServiceScene, type TopicReader } from '@huiyin/testing';
import { v7 as newId } from 'uuid';
import { ARCHIVE_KINDS } from './aggregates.js';
import { ArchiveModule } from './archive.module.js';
import { unzip } from './effects/bag/zip.js';

let scene: ServiceScene;
let archive: BuiltService;
let dossiers: TopicReader;

beforeAll(async () => {
  scene = await serviceScene('archive');
  archive = await buildService({ name: 'archive', module: ArchiveModule, kinds: ARCHIVE_KINDS }, { environment: scene.variables });
  await archive.start();
  dossiers = await scene.read('archive.dossier.events.v1');
}, 120_000);

afterAll(async () => {
  await archive.stop();
  await scene.stop();
}, 60_000);

const call = async (path: string, method: 'GET' | 'POST' = 'GET', as = 'c-xfj:archivist') => {
  const answer = await fetch(`${await archive.url()}${path}`, {
    method,
    headers: { authorization: `Bearer ${await scene.token(sampleActor(as))}`, 'content-type': 'application/json' },
    body: method === 'POST' ? '{}' : null,
  });

  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), type: answer.headers.get('content-type') };
};

const viewOf = async (id: string): Promise<unknown> => JSON.parse((await call(`/dossiers/${id}`)).bytes.toString());

/** The sample with words that this vault has sealed: those of the contracts open nowhere. */
const resealed = (sample: object, words: string): object => JSON.parse(JSON.stringify(sample).replaceAll(SAMPLE.sealed, words)) as object;

/** A matter with words sealed by the real vault and a letter in the real file store. */
const matter = async (id: string, withheld: object = { scope: 'none', seq: 0 }) => {
  const { vault, files } = archive.platform;
  const words = await vault.seal(id, '供热管网老化');
  const file = await files.put(id, Buffer.from('%PDF-1.7 letter'), { name: 'L09.pdf', mediaType: 'application/pdf' });
  const tell = (definition: EventDefinition, data: object) =>
    scene.teller.tell(definition, { subject: id, data: { ...resealed(definition.sample, words), ...data, withheld } as never });

  return { tell, file };
};

describe('a dossier fills, is sealed, and shows a changed byte', () => {
  it('[S0-27] [INV-12] files every event, waits for the letter, packs, verifies', async () => {
    const id = newId();
    const { tell, file } = await matter(id);
    await tell(PetitionRegistered, {});
    await tell(LetterOrdered, { letterId: 'l1', code: 'L09' });
    await tell(OpinionIssued, {});
    await tell(OversightEnded, {});
    await eventually(async () => expect(await viewOf(id)).toMatchObject({ volumes: [{ items: 4 }] }), { within: 20_000 });
    expect(await viewOf(id)).toMatchObject({ stage: 'complete' });

    await tell(LetterIssued, { letterId: 'l1', code: 'L09', number: '清建处〔2026〕5号', file });
    await eventually(() => expect(dossiers.namesOf(id)).toContain('DossierSealed'), { within: 20_000 });

    const download = await call(`/dossiers/${id}/packages/0`);
    expect([download.status, download.type]).toEqual([200, 'application/zip']);
    expect(JSON.parse((await call(`/dossiers/${id}/verification`, 'POST')).bytes.toString())).toEqual({ intact: true, faults: [] });
    expect(await viewOf(id)).toMatchObject({ stage: 'sealed', retention: { proposed: 'D30' } });
  }, 60_000);

  it('[INV-17] a late item opens a supplement with a package of its own', async () => {
    const id = newId();
    const { tell } = await matter(id);
    await tell(OversightEnded, {});
    await eventually(() => expect(dossiers.namesOf(id)).toContain('DossierSealed'), { within: 20_000 });
    await tell(ReplyServed, {});
    await eventually(() => expect(dossiers.namesOf(id)).toEqual(expect.arrayContaining(['SupplementOpened', 'SupplementSealed'])), {
      within: 20_000,
    });
  }, 60_000);

  it('papers are named by what they are: the photograph of a signed receipt opens in a reader of pictures', async () => {
    const id = newId();
    const { tell } = await matter(id);
    const photo = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
    const file = await archive.platform.files.put(id, photo, { name: 'receipt.jpg', mediaType: 'image/jpeg' });
    await tell(PetitionRegistered, {});
    await tell(ProofFiled, { code: 'L09', file });
    await tell(OversightEnded, {});
    await eventually(() => expect(dossiers.namesOf(id)).toContain('DossierSealed'), { within: 20_000 });

    const papers = [...(await unzip((await call(`/dossiers/${id}/packages/0`)).bytes))].filter(([path]) =>
      path.startsWith('data/letters/'),
    );
    expect(papers).toEqual([[`data/letters/L09-${file.digest.slice(-16)}.jpg`, photo]]);
  }, 60_000);

  it('[T-ARCHIVE] closing starts the clock of the archiving, sealing meets it; a late item does not start it again', async () => {
    const id = newId();
    const { tell } = await matter(id);
    await tell(PetitionClosed, {});
    await eventually(() => expect(dossiers.namesOf(id)).toContain('ClockStarted'), { within: 20_000 });
    await tell(OversightEnded, {});
    await eventually(() => expect(dossiers.namesOf(id)).toContain('DossierSealed'), { within: 20_000 });

    await tell(ReplyServed, {});
    await eventually(() => expect(dossiers.namesOf(id)).toContain('SupplementSealed'), { within: 20_000 });
    expect(dossiers.namesOf(id).filter((name) => name === 'SupplementOpened' || name === 'ClockEnded')).toEqual([
      'ClockEnded',
      'SupplementOpened',
    ]);
    expect(await viewOf(id)).toMatchObject({
      archiving: { lastDay: '2027-06-30', state: 'met', holder: { org: 'q-zjj' } },
      volumes: [
        { n: 0, items: 2 },
        { n: 1, items: 1 },
      ],
    });
  }, 60_000);

  it('[INV-6] a withheld matter is in no list and at no address of the unit it is about', async () => {
    const id = newId();
    const { tell } = await matter(id, { scope: 'from', orgs: ['q-zjj'], seq: 1 });
    await tell(PetitionRegistered, {});
    await eventually(async () => expect((await call(`/dossiers/${id}`)).status).toBe(200), { within: 20_000 });

    expect((await call(`/dossiers/${id}`, 'GET', 'q-zjj:head')).status).toBe(404);
    expect((await call('/dossiers', 'GET', 'q-zjj:head')).bytes.toString()).not.toContain(id);
    expect((await call(`/dossiers/${newId()}`, 'GET', 'q-zjj:head')).status).toBe(404);
  }, 60_000);
});
