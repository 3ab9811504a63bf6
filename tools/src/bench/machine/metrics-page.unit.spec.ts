import { readCounts } from './metrics-page.js';

describe('a page of metrics', () => {
  it('is summed over labels; comments and what is no number are left out', () => {
    const page = '# HELP x y\nhuiyin_x_total{aggregate="a"} 2\nhuiyin_x_total{aggregate="b"} 40\nhuiyin_y 1.5e3\nhuiyin_z NaN\n';

    expect(readCounts(page)).toEqual(
      new Map([
        ['huiyin_x_total', 42],
        ['huiyin_y', 1_500],
      ]),
    );
  });
});
