import { newKeyRingText, parseKeyRing } from './key-ring.js';

const key = Buffer.alloc(32, 7).toString('base64');

describe('the key ring', () => {
  it('is made with one key, and read back', () => {
    const ring = parseKeyRing(newKeyRingText());

    expect(ring.current).toBe('k1');
    expect([...ring.keys.keys()]).toEqual(['k1']);
    expect(ring.index.symmetricKeySize).toBe(32);
  });

  it.each([
    ['not JSON', '{', 'not JSON'],
    [
      'a current key that is not there',
      JSON.stringify({ current: 'k2', keys: { k1: key }, index: key }),
      'current: names no key of the ring',
    ],
    ['a short key', JSON.stringify({ current: 'k1', keys: { k1: 'AAAA' }, index: key }), 'keys.k1: must be 32 bytes in base64'],
    ['no index key', JSON.stringify({ current: 'k1', keys: { k1: key } }), 'index: '],
    ['an unknown field', JSON.stringify({ current: 'k1', keys: { k1: key }, index: key, more: 1 }), 'Unrecognized key'],
  ])('is refused for %s, by field and reason', (_what, text, reason) => {
    expect(() => parseKeyRing(text)).toThrow(
      expect.objectContaining({ code: 'vault.key-ring-invalid', message: expect.stringContaining(reason) }),
    );
  });

  it('never shows a key when it is refused', () => {
    const secret = Buffer.alloc(31, 65).toString('base64');

    expect(() => parseKeyRing(JSON.stringify({ current: 'k1', keys: { k1: secret }, index: key }))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) }),
    );
  });
});
