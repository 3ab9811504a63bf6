import { createSecretKey, randomBytes } from 'node:crypto';
import type { Sealed } from '@huiyin/kernel';
import fc from 'fast-check';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { AES_SUITE } from './aes-suite.js';

const unopenable = expect.objectContaining({ code: 'vault.unopenable', retryable: false });
const text = '张三，电话 13800000000';

describe('sealed text', () => {
  const key = AES_SUITE.newDataKey();

  it('opens to what was sealed, whatever the text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => expect(AES_SUITE.openText(key, AES_SUITE.sealText(key, any))).toBe(any)),
    ));

  it('is a compact JWE that jose opens', async () => {
    const opened = await compactDecrypt(AES_SUITE.sealText(key, text), key);

    expect(new TextDecoder().decode(opened.plaintext)).toBe(text);
    expect(opened.protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM' });
  });

  it('is opened when jose has sealed it', async () => {
    const token = await new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key);

    expect(AES_SUITE.openText(key, token as Sealed)).toBe(text);
  });

  it('is different each time, so equal texts do not show', () => {
    expect(AES_SUITE.sealText(key, text)).not.toBe(AES_SUITE.sealText(key, text));
  });

  it('is closed to another key, without a word of what it holds', () => {
    expect(() => AES_SUITE.openText(AES_SUITE.newDataKey(), AES_SUITE.sealText(key, text))).toThrow(unopenable);
  });

  it.each([0, 2, 3, 4])('is closed when part %i was changed', (part) => {
    const parts = AES_SUITE.sealText(key, text).split('.');
    parts[part] = randomBytes(12).toString('base64url');

    expect(() => AES_SUITE.openText(key, parts.join('.') as Sealed)).toThrow(unopenable);
  });

  it('is closed when its tag was cut, which node would let pass', () => {
    const parts = AES_SUITE.sealText(key, text).split('.');
    parts[4] = Buffer.from(parts[4]!, 'base64url').subarray(0, 4).toString('base64url');

    expect(() => AES_SUITE.openText(key, parts.join('.') as Sealed)).toThrow(unopenable);
  });

  it.each(['', 'plain', 'a.b.c.d.e', '..', 'a'.repeat(10_000)])('refuses what is no token: %p', (token) => {
    expect(() => AES_SUITE.openText(key, token as Sealed)).toThrow(unopenable);
  });
});

describe('sealed bytes', () => {
  const key = AES_SUITE.newDataKey();

  it('open in their own context only', () => {
    const sealed = AES_SUITE.sealBytes(key, Buffer.from('letter'), 'm-1/abc');

    expect(AES_SUITE.openBytes(key, sealed, 'm-1/abc').toString()).toBe('letter');
    expect(() => AES_SUITE.openBytes(key, sealed, 'm-1/abd')).toThrow(unopenable);
    expect(() => AES_SUITE.openBytes(key, sealed.subarray(0, 20), 'm-1/abc')).toThrow(unopenable);
  });
});

describe('a wrapped data key', () => {
  const ringKey = createSecretKey(randomBytes(32));
  const wrapping = { matter: 'm-1', ring: 'k1' };

  it('unwraps to the same key', async () => {
    const key = AES_SUITE.newDataKey();
    const again = await AES_SUITE.unwrap(await AES_SUITE.wrap(key, ringKey, wrapping), ringKey, wrapping);

    expect(again.equals(key)).toBe(true);
  });

  it.each([
    ['another matter', ringKey, { matter: 'm-2', ring: 'k1' }],
    ['another ring key of that name', createSecretKey(randomBytes(32)), wrapping],
  ])('stays closed for %s', async (_who, withKey, of) => {
    const wrapped = await AES_SUITE.wrap(AES_SUITE.newDataKey(), ringKey, wrapping);

    await expect(AES_SUITE.unwrap(wrapped, withKey, of)).rejects.toEqual(unopenable);
  });
});
