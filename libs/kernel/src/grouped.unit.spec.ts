import { grouped } from './grouped.js';

describe('items by what they share', () => {
  it('are in groups in the order in which they came', () =>
    expect([...grouped(['b1', 'a1', 'b2', 'a2', 'b1'], (item) => item[0])]).toEqual([
      ['b', ['b1', 'b2', 'b1']],
      ['a', ['a1', 'a2']],
    ]));

  it('are no groups where there are none', () => expect(grouped([], String).size).toBe(0));
});
