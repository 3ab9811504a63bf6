import { namingsIn } from './named-mechanisms.js';

/** Put together here, so that this file names no mechanism itself. */
const named = (id: string): string => `[${id}]`;

describe('ids of mechanisms in the titles of tests', () => {
  it('are found wherever a title stands, several in one', () => {
    const spec = [
      `describe('${named('INV-4')} who reviews', () => {`,
      `  it('${named('REG-34b')} ${named('T-EXTEND')} once, by the head', () => undefined);`,
      `  it.each([1, 2])(\`${named('S2-03')} for %s\`, () => undefined);`,
      `  it(\n    "${named('L09')} is served",\n    () => undefined);`,
    ].join('\n');

    expect(namingsIn(spec).map(({ id }) => id)).toEqual(['INV-4', 'REG-34b', 'T-EXTEND', 'S2-03', 'L09']);
  });

  it('are not what stands in brackets elsewhere', () => {
    expect(namingsIn(`const first = ROWS${named('A-1')}; expect('${named('INV-1')}');`)).toEqual([]);
    expect(namingsIn(`it('asks for ${named('any')} of them', () => undefined);`)).toEqual([]);
  });
});
