import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { bigramsOf } from './bigrams.js';
import { canonicalJson } from './canonical-json.js';
import { KeyedHashes } from './keyed-hashes.js';

const hashes = new KeyedHashes(createSecretKey(Buffer.alloc(32, 1)));
const others = new KeyedHashes(createSecretKey(Buffer.alloc(32, 2)));

describe('the blind index', () => {
  it.each([
    ['name', ' 张 三 ', '张三'],
    ['name', '阿依古丽·买买提', '阿依古丽•买买提'],
    ['phone', '+86 138-0000-0000', '13800000000'],
    ['phone', '１３８００００００００', '13800000000'],
    ['email', 'Zhang@Example.CN', 'zhang@example.cn'],
    ['idNumber', '11010119900101123x', '11010119900101123X'],
    ['address', '幸福路12号，3单元', '幸福路12号3单元'],
  ] as const)('takes two writings of a %s as one: %s', (field, one, other) => {
    expect(hashes.blindIndex(field, one)).toBe(hashes.blindIndex(field, other));
  });

  it('tells different values, fields and keys apart', () => {
    const all = [
      hashes.blindIndex('name', '张三'),
      hashes.blindIndex('name', '张四'),
      hashes.blindIndex('address', '张三'),
      others.blindIndex('name', '张三'),
    ];

    expect(new Set(all).size).toBe(4);
  });

  it('does not contain the value', () => {
    expect(hashes.blindIndex('phone', '13800000000')).toMatch(/^[\w-]{22}$/);
  });
});

describe('bigrams', () => {
  it('are the pairs of neighbours, once each, not across punctuation', () => {
    expect(bigramsOf('供暖管道，暖管')).toEqual(['供暖', '暖管', '管道']);
  });

  it('take a single character as it is', () => expect(bigramsOf('井 盖')).toEqual(['井', '盖']));

  it('are bounded for a text of any length', () => {
    const text = Array.from({ length: 5_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');

    expect(bigramsOf(text)).toHaveLength(2_000);
  });

  it('find a part in a whole', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 30 }), fc.nat(20), (text, from) => {
        const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
        const part = [...(words[0] ?? '')].slice(from, from + 2).join('');
        fc.pre([...part].length === 2);

        expect(hashes.bigrams(text)).toEqual(expect.arrayContaining([...hashes.bigrams(part)]));
      }),
    ));
});

describe('the keyed digest', () => {
  it('does not depend on the order of members', () => {
    expect(hashes.digest({ a: 1, b: { c: 2, d: 3 } })).toBe(hashes.digest({ b: { d: 3, c: 2 }, a: 1 }));
    expect(hashes.digest([1, 2])).not.toBe(hashes.digest([2, 1]));
  });

  it('takes a missing member and an undefined one as equal, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonicalJson(undefined)).toBe('null');
  });

  it('depends on the key', () => expect(hashes.digest('1')).not.toBe(others.digest('1')));
});
