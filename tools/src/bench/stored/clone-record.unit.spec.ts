import { another, cast, mouldOf } from './clone-record.js';

const record = {
  _id: 'a-1',
  state: { facts: { number: 'X0001' }, since: new Date(0), none: null },
  history: [{ seq: 1, data: { number: 'X0001', clock: 'T/a-1' } }],
};
const mould = mouldOf(record, ['a-1', 'X0001']);

describe('a copy of a record', () => {
  it('has what is its own replaced everywhere, in state and history alike, and the rest as it was', () =>
    expect(
      cast(
        mould,
        new Map([
          ['a-1', 'b-2'],
          ['X0001', 'S0002'],
        ]),
      ),
    ).toEqual({
      _id: 'b-2',
      state: { facts: { number: 'S0002' }, since: new Date(0), none: null },
      history: [{ seq: 1, data: { number: 'S0002', clock: 'T/b-2' } }],
    }));

  it('leaves the first as it was', () => {
    cast(mould, new Map([['a-1', 'c-3']]));

    expect(cast(mould, new Map())).toEqual(record);
  });

  it('is refused where a text would change its length', () => expect(() => cast(mould, new Map([['a-1', 'longer']]))).toThrow(RangeError));

  it('gets texts of the old length', () => {
    expect(another.number('XF1234', 42)).toBe('S00042');
    expect(another.hash('0123456789abc')).toMatch(/^[\da-f]{13}$/);
    expect(another.id()).toHaveLength(36);
  });
});
