import { atLeast, under } from '../figures/figure.js';
import { benchTable, shownNumber } from './bench-table.js';

describe('the table of a bench', () => {
  it('shows each aim beside its figure, reached or missed, and how far', () => {
    const figures = [
      { name: 'whole lives', value: 57.75, unit: '/s', aim: atLeast(57.75, 231, '/s') },
      { name: 'p99', value: 20, unit: ' ms', aim: under(20, 50, ' ms'), note: 'at 100/s' },
      { name: 'for reading', value: 1, unit: '' },
    ];

    expect(benchTable([{ scenario: 'x', title: 'X', figures, faults: ['one is stuck'] }])).toBe(
      [
        '  what         measured  aim',
        'X',
        '  whole lives  57.8/s    ≥ 231/s  missed 25 %',
        '  p99          20.0 ms   < 50 ms  ok 250 %     at 100/s',
        '  for reading  1.00',
        '  FAULT  one is stuck',
      ].join('\n'),
    );
  });

  it('shows as many places as mean something, and nothing where nothing was measured', () =>
    expect([123_456.7, 42.25, 0.125, Number.NaN].map(shownNumber)).toEqual(['123,457', '42.3', '0.13', '-']));
});
