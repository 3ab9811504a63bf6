import { causeOf, keyedRecordId, newId, recordIdOf } from './record-ids.js';

describe('ids of records and causes', () => {
  it('are the same for the same words for ever, so that the second import finds the first', () => {
    expect(recordIdOf('12345', 'A-1')).toBe('04da6bca-1a4a-54d7-991e-a3b148ce62be');
    expect(causeOf('12345', 'A-1')).toBe(causeOf('12345', 'A-1'));
  });

  it('differ by sender, number and use, whatever characters stand in them', () => {
    const ids = [recordIdOf('a', 'b'), recordIdOf('ab', ''), recordIdOf('a","b', ''), causeOf('a', 'b'), keyedRecordId('a', 'b')];

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('rise with time where they are new', () => {
    const made = Array.from({ length: 50 }, newId);

    expect([...made].sort()).toEqual(made);
  });
});
