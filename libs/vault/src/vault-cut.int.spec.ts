import { randomBytes } from 'node:crypto';
import { asOrgId, asStaffId } from '@huiyin/kernel';
import { breakableLine, freshName, startMongo, type BreakableLine, type RunningMongo } from '@huiyin/testing';
import mongoose from 'mongoose';
import { newKeyRingText, openVault, parseKeyRing } from './index.js';

/** Bytes that go to and fro besides the file: greetings of new connections, questions, answers. */
const BESIDES = 12_000;
const PLACES = 80;

let mongo: RunningMongo;
let line: BreakableLine;
let straight: mongoose.Connection;
let broken: mongoose.Connection;

beforeAll(async () => {
  mongo = await startMongo();
  line = await breakableLine(mongo.uri);
  straight = await mongoose.createConnection(mongo.uri).asPromise();
  broken = await mongoose.createConnection(line.uri).asPromise();
}, 60_000);

afterAll(async () => {
  await Promise.all([straight.close(), broken.close()]);
  await line.stop();
  await mongo.stop();
});

const setting = () => ({ prefix: `${freshName('cut')}-`, service: 'notify', ring: parseKeyRing(newKeyRingText()) }) as const;

describe('[REGR] a line to the database that breaks while files are put', () => {
  it.each([1_000, 400_000])(
    'leaves no file (%i bytes) that was said to be there and is not, wherever it breaks',
    async (size) => {
      const parts = setting();
      const { files: intact } = await openVault({ ...parts, client: straight.getClient() });
      const { files: cut } = await openVault({ ...parts, client: broken.getClient() });
      const name = { name: 'a.pdf', mediaType: 'application/pdf' };
      await cut.put('m', randomBytes(size), name);
      const refused: unknown[] = [];
      let stored = 0;

      for (let place = 0; place < PLACES; place += 1) {
        const content = randomBytes(size);
        line.breakAfter(Math.round((place * (size + BESIDES)) / PLACES));
        const put = await cut.put('m', content, name).catch((error: unknown) => void refused.push(error));
        line.heal();
        if (put === undefined) continue;
        stored += 1;
        await expect(intact.get('m', put.digest)).resolves.toEqual(content);
      }

      expect([refused.length > 0, stored > 0]).toEqual([true, true]);
      for (const fault of refused) expect(fault).toMatchObject({ code: 'vault.file-not-written', retryable: true });
    },
    120_000,
  );
});

describe('[REGR] a line to the database that breaks while words are sealed', () => {
  it('seals nothing with a key that nobody else finds, wherever it breaks', async () => {
    const parts = setting();
    const { vault: intact } = await openVault({ ...parts, client: straight.getClient() });
    const { vault: cut } = await openVault({ ...parts, client: broken.getClient() });
    const opening = { by: asStaffId('s-1'), org: asOrgId('q-xf'), purpose: 'view.petition', correlation: 'c-1' };
    let [refused, sealed] = [0, 0];

    for (let place = 0; place < PLACES; place += 1) {
      const matters = ['a', 'b', 'c'].map((name) => `${name}-${place}`);
      line.breakAfter(Math.round((place * BESIDES) / PLACES));
      const ends = await Promise.allSettled(matters.map((matter) => cut.seal(matter, matter)));
      line.heal();
      for (const [at, end] of ends.entries()) {
        const matter = matters[at] ?? '';
        if (end.status === 'fulfilled') await expect(intact.open(matter, end.value, opening)).resolves.toBe(matter);
        if (end.status === 'fulfilled') sealed += 1;
        else refused += 1;
      }
    }

    expect([refused > 0, sealed > 0]).toEqual([true, true]);
  }, 120_000);
});
