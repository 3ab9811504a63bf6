import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDate, OrgId } from '@huiyin/kernel';
import { openDesk } from '../testing/every-preview.js';
import { KeyedSignatures } from './keyed-signatures.js';
import { signatureIn } from './letter-signature.js';
import { newSampleKey } from './sample-certificate.js';
import { signingKeyIn } from './signing-key.js';

const BUREAU = { issuer: 'q-zjj' as OrgId, on: '2026-08-14' as LocalDate };
const OTHER = { issuer: 'q-xfj' as OrgId, on: '2026-08-14' as LocalDate };
const PASSPHRASE = 'correct horse';

let pdf: Buffer;
let folder: string;
beforeAll(async () => {
  const desk = await openDesk();
  ({ pdf } = await desk.press.print(desk.written('L09').page));
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyin-seals-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const open = (passphrase?: string): KeyedSignatures => KeyedSignatures.open({ folder, passphrase });
const signerOf = async (signatures: KeyedSignatures, signing: typeof BUREAU): Promise<unknown> => {
  const found = signatureIn(await signatures.signed(pdf, signing));

  return found.state === 'intact' ? found.by : found.state;
};

const encrypted = (pem: string): string =>
  `${createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })}${pem.slice(pem.indexOf('-----BEGIN CERT'))}`;

describe('keys that letters are signed with (HUIYIN_SIGNING_KEYS)', () => {
  it('are each organisation’s own; others are signed by the platform', async () => {
    await put('q-zjj.pem', newSampleKey({ name: '区住建局' }));
    await put('platform.pem', newSampleKey({ name: '信访平台' }));
    await put('README', 'no key');

    expect([await signerOf(open(), BUREAU), await signerOf(open(), OTHER)]).toEqual(['CN=区住建局', 'CN=信访平台']);
  });

  it('leave the letters of who has none unsigned', async () => {
    await put('q-zjj.pem', newSampleKey());

    expect((await open().signed(pdf, OTHER)).equals(pdf)).toBe(true);
  });

  it('may be encrypted', async () => {
    await put('platform.pem', encrypted(newSampleKey({ name: '信访平台' })));

    expect(await signerOf(open(PASSPHRASE), BUREAU)).toBe('CN=信访平台');
    expect(() => open('wrong')).toThrow(expect.objectContaining({ code: 'seal.key-unusable' }));
  });

  it('sign on no day outside their certificate’s time', async () => {
    await put('platform.pem', newSampleKey({ from: '2026-01-01', to: '2026-08-14' }));
    await put('q-xfj.pem', newSampleKey());

    expect(await signerOf(open(), BUREAU)).toBe('CN=样章 SAMPLE');
    expect(open().end).toEqual(new Date('2026-08-14T00:00:00Z'));
    for (const on of ['2026-08-15', '2025-12-31'])
      await expect(open().signed(pdf, { ...BUREAU, on: on as LocalDate })).rejects.toMatchObject({
        ...{ code: 'seal.certificate-not-valid', retryable: true },
      });
  });

  it('stop the start where they are unusable, and the file is named', async () => {
    expect(() => open()).toThrow(`${folder}: no .pem file`);
    await put('q-zjj.pem', 'not a key');

    expect(() => open()).toThrow(/q-zjj\.pem: no certificate$/);
  });
});

describe('a key for signing', () => {
  const [one, other] = [newSampleKey(), newSampleKey()];
  const [key, certificate] = [one.slice(0, one.indexOf('-----BEGIN CERT')), other.slice(other.indexOf('-----BEGIN CERT'))];
  const short = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' });

  it.each([
    ['without a certificate', key, 'no certificate'],
    ['with the certificate of another', `${key}${certificate}`, 'the first certificate is not the key’s'],
    ['that is short', `${short}${certificate}`, 'the key is not RSA of 2048 bits or more'],
    ['whose signatures differ each time', `${curve}${certificate}`, 'the key is not RSA of 2048 bits or more'],
  ])('%s is refused', (_what, pem, why) => {
    expect(() => signingKeyIn(pem)).toThrow(why);
  });

  it('is found wherever it stands in the file, as openssl pkcs12 writes it', () => {
    const parts = [one.slice(one.indexOf('-----BEGIN CERT')), key, certificate].map(
      (part) => `Bag Attributes\n    friendlyName: x\n${part}`,
    );

    expect(signingKeyIn(parts.join('')).chain).toHaveLength(2);
  });
});
