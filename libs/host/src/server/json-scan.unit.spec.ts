import fc from 'fast-check';
import { flawOf } from './json-scan.js';

describe('the look at a JSON text before it is parsed', () => {
  it('finds no flaw in what JSON.stringify writes', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));

        expect(flawOf(JSON.stringify(value), 32)).toBeUndefined();
        expect(flawOf(JSON.stringify(value, null, 2), 32)).toBeUndefined();
      }),
    ));

  it.each([
    ['{"a":1,"b":{"a":1}}', undefined],
    ['[{"a":1},{"a":1}]', undefined],
    ['{"a":"a","b":["a","a"]}', undefined],
    ['{"a":"{\\"a\\":1"}', undefined],
    ['{"a":1,"a":2}', 'member twice'],
    ['{"a":[{"b":1,"b":2}]}', 'member twice'],
    ['{"\\u0061":1,"a":2}', 'member twice'],
    ['{"__proto__":1}', 'forbidden member'],
    ['{"\\u005f_proto__":1}', 'forbidden member'],
    ['[[[[1]]]]', 'too deep'],
    ['"[[[[["', undefined],
    ['"unended', undefined],
    ['{"broken\\', undefined],
    ['}}}]]]', undefined],
  ])('%s', (text, flaw) => expect(flawOf(text, 3)).toBe(flaw));

  it('takes little time for a megabyte', () => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [`member-${n}`, 'x'])));
    const since = performance.now();
    flawOf(text, 32);

    expect(performance.now() - since).toBeLessThan(1_000);
  });
});
