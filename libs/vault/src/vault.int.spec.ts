import { randomBytes } from 'node:crypto';
import { asOrgId, asStaffId, type Sealed } from '@huiyin/kernel';
import { freshName, startMongo, type RunningMongo } from '@huiyin/testing';
import mongoose from 'mongoose';
import { newKeyRingText, openVault, parseKeyRing, type KeyRing, type Opening } from './index.js';

const opening: Opening = { by: asStaffId('s-1'), org: asOrgId('q-xf'), purpose: 'view.petition', correlation: 'c-1' };
const prefix = `${freshName('vault')}-`;
const ring = parseKeyRing(newKeyRingText());
let mongo: RunningMongo;
let connection: mongoose.Connection;

const connected = (with_: KeyRing = ring) => openVault({ client: connection.getClient(), prefix, service: 'intake', ring: with_ });
const keysDb = () => connection.getClient().db(`${prefix}keystore`);
const fault = (code: string) => expect.objectContaining({ code, retryable: false });
let count = 0;
const newMatter = () => `m-${(count += 1)}`;

beforeAll(async () => {
  mongo = await startMongo();
  connection = await mongoose.createConnection(mongo.uri).asPromise();
}, 60_000);

afterAll(async () => {
  for (const name of ['keystore', 'files']) await connection.getClient().db(`${prefix}${name}`).dropDatabase();
  await connection.close();
  await mongo.stop();
});

describe('the vault over several processes', () => {
  it('opens in one what another has sealed', async () => {
    const [{ vault: intake }, { vault: notify }] = [await connected(), await connected()];
    const matter = newMatter();
    const sealed = await intake.sealMany(matter, ['张三', '13800000000']);

    await expect(notify.openMany(matter, sealed, opening)).resolves.toEqual(['张三', '13800000000']);
  });

  it('gives one key to 20 that seal for a new matter at once', async () => {
    const vaults = await Promise.all(Array.from({ length: 20 }, () => connected()));
    const matter = newMatter();
    const sealed = await Promise.all(vaults.map(({ vault }, at) => vault.seal(matter, `text ${at}`)));
    const { vault } = await connected();

    await expect(vault.openMany(matter, sealed, opening)).resolves.toEqual(vaults.map((_, at) => `text ${at}`));
    await expect(keysDb().collection<{ _id: string }>('keys').countDocuments({ _id: matter })).resolves.toBe(1);
  });

  it('gives each of many new matters one key, also where several make them at once and some have one', async () => {
    const vaults = await Promise.all(Array.from({ length: 5 }, () => connected()));
    const matters = Array.from({ length: 20 }, newMatter);
    await vaults[0]?.vault.seal(matters[7] ?? '', 'early');
    const texts = await Promise.all(vaults.map(({ vault }) => Promise.all(matters.map((matter) => vault.seal(matter, matter)))));
    const { vault } = await connected();

    for (const [at, matter] of matters.entries())
      await expect(
        vault.openMany(
          matter,
          texts.map((sealed) => sealed[at] as Sealed),
          opening,
        ),
      ).resolves.toEqual(vaults.map(() => matter));
    await expect(
      keysDb()
        .collection<{ _id: string }>('keys')
        .countDocuments({ _id: { $in: matters } }),
    ).resolves.toBe(matters.length);
  });

  it('keeps members, and leaves out those without a value', async () => {
    const { vault } = await connected();
    const matter = newMatter();
    const sealed = await vault.sealFields(matter, { name: '张三', email: undefined as string | undefined });

    expect(Object.keys(sealed)).toEqual(['name']);
    await expect(vault.openFields(matter, sealed, opening)).resolves.toEqual({ name: '张三' });
  });

  it("does not open one matter's text as another's", async () => {
    const { vault } = await connected();
    const [a, b] = [newMatter(), newMatter()];
    await vault.seal(b, 'x');
    const sealed = await vault.seal(a, '张三');

    await expect(vault.open(b, sealed, opening)).rejects.toEqual(fault('vault.unopenable'));
  });

  it('opens nothing of a matter it has no key for', async () => {
    const { vault } = await connected();

    await expect(vault.open('unknown', 'x' as Sealed, opening)).rejects.toEqual(fault('vault.key-missing'));
  });
});

describe('an opening', () => {
  const openingsOf = (matter: string) => keysDb().collection('openings').find({ matters: matter }).toArray();

  it('is on record once per request: who, for whom, of what, for what, how many', async () => {
    const { vault } = await connected();
    const matter = newMatter();
    await vault.openMany(matter, await vault.sealMany(matter, ['a', 'b', 'c']), opening);

    expect(await openingsOf(matter)).toEqual([
      expect.objectContaining({ ...opening, matters: [matter], fields: 3, service: 'intake', at: expect.any(Date) }),
    ]);
  });

  it('is on record before anything is opened, so also when that fails', async () => {
    const { vault } = await connected();
    const matter = newMatter();
    await vault.seal(matter, 'a');

    await expect(vault.open(matter, 'broken' as Sealed, opening)).rejects.toEqual(fault('vault.unopenable'));
    expect(await openingsOf(matter)).toHaveLength(1);
  });

  it('of a list is one entry, and a destroyed matter leaves a gap in it', async () => {
    const { vault } = await connected();
    const [a, b, c] = [newMatter(), newMatter(), newMatter()];
    const items = [
      { matter: a, sealed: [await vault.seal(a, 'A')] },
      { matter: b, sealed: [await vault.seal(b, 'B')] },
      { matter: c, sealed: [] },
    ];
    await vault.destroyKey(b, 's-9', 'approved destruction');

    await expect(vault.openAcross(items, opening)).resolves.toEqual([['A'], undefined, []]);
    expect(await openingsOf(a)).toEqual([expect.objectContaining({ matters: [a, b], fields: 2 })]);
  });
});

describe('destroying a key', () => {
  it('closes the matter for good, also to sealing anew', async () => {
    const { vault } = await connected();
    const matter = newMatter();
    const sealed = await vault.seal(matter, '张三');
    await expect(vault.destroyKey(matter, 's-9', 'approved destruction')).resolves.toBe(true);
    await expect(vault.destroyKey(matter, 's-9', 'again')).resolves.toBe(false);
    const { vault: other } = await connected();

    await expect(vault.open(matter, sealed, opening)).rejects.toEqual(fault('vault.key-destroyed'));
    await expect(other.open(matter, sealed, opening)).rejects.toEqual(fault('vault.key-destroyed'));
    await expect(other.seal(matter, 'new')).rejects.toEqual(fault('vault.key-destroyed'));
  });
});

describe('rotating the ring', () => {
  it('wraps the data keys anew; what was sealed opens without the old ring key', async () => {
    const { vault: before } = await connected();
    const matter = newMatter();
    const sealed = await before.seal(matter, '张三');
    const fresh = parseKeyRing(newKeyRingText('k2'));
    const both: KeyRing = { ...ring, current: 'k2', keys: new Map([...ring.keys, ...fresh.keys]) };
    const { vault: rotating } = await connected(both);

    expect(await rotating.rewrap()).toBeGreaterThan(0);
    await expect(rotating.rewrap()).resolves.toBe(0);
    const { vault: after } = await connected({ ...both, keys: fresh.keys });
    await expect(after.open(matter, sealed, opening)).resolves.toBe('张三');
    const { vault: old } = await connected();
    await expect(old.open(matter, sealed, opening)).rejects.toEqual(fault('vault.ring-key-missing'));
  });
});

describe('the file store', () => {
  const letter = { name: '答复意见书.pdf', mediaType: 'application/pdf' };

  it('gives back what was put, under the same digest however often', async () => {
    const { files } = await connected();
    const matter = newMatter();
    const bytes = randomBytes(700_000);
    const first = await files.put(matter, bytes, letter);
    const again = await files.put(matter, bytes, letter);

    expect(again.digest).toBe(first.digest);
    expect(first).toEqual({
      digest: expect.stringMatching(/^[\w-]{43}$/),
      size: 700_000,
      mediaType: 'application/pdf',
      name: expect.any(String),
    });
    expect(bytes.equals(await files.get(matter, first.digest))).toBe(true);
  });

  it('survives 10 that put the same bytes at once', async () => {
    const { files } = await connected();
    const matter = newMatter();
    const bytes = randomBytes(600_000);
    const refs = await Promise.all(Array.from({ length: 10 }, () => files.put(matter, bytes, letter)));
    const database = connection.getClient().db(`${prefix}files`);
    const stored = await database.collection('files.files').find({ 'metadata.matter': matter }).toArray();

    expect(stored).toHaveLength(1);
    expect(bytes.equals(await files.get(matter, refs[9]!.digest))).toBe(true);
    const chunkOwners = await database.collection('files.chunks').distinct('files_id');
    const owners = await database.collection('files.files').distinct('_id');
    expect(chunkOwners.map(String).filter((id) => !owners.map(String).includes(id))).toEqual([]);
  });

  it('holds no readable byte, and notices a changed one', async () => {
    const { files } = await connected();
    const matter = newMatter();
    const { digest } = await files.put(matter, Buffer.from('plain words'), letter);
    const chunks = connection.getClient().db(`${prefix}files`).collection('files.chunks');
    const file = await connection
      .getClient()
      .db(`${prefix}files`)
      .collection('files.files')
      .findOne({ filename: `${matter}/${digest}` });
    const chunk = await chunks.findOne({ files_id: file!._id });
    const bytes = Buffer.from((chunk!['data'] as { buffer: Uint8Array }).buffer);
    expect(bytes.toString('latin1')).not.toContain('plain');

    bytes[20]! ^= 1;
    await chunks.updateOne({ _id: chunk!._id }, { $set: { data: bytes } });
    await expect(files.get(matter, digest)).rejects.toEqual(fault('vault.unopenable'));
  });

  it('keeps an empty file, says so when there is none, and dies with the key', async () => {
    const { files, vault } = await connected();
    const matter = newMatter();
    const { digest } = await files.put(matter, Buffer.alloc(0), letter);

    await expect(files.get(matter, digest)).resolves.toHaveLength(0);
    await expect(files.get(newMatter(), digest)).rejects.toEqual(fault('vault.file-missing'));
    await vault.destroyKey(matter, 's-9', 'approved destruction');
    await expect(files.get(matter, digest)).rejects.toEqual(fault('vault.key-destroyed'));
    await expect(files.remove(matter)).resolves.toBe(1);
  });
});
