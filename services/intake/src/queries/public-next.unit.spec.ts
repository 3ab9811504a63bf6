import { EMPTY_DIRECTORY } from '@huiyin/kernel';
import type { Registered } from '../domain/petition/state/petition.js';
import { nextAtOffice } from './public-next.js';

const matter = (stage: Registered['stage'], ...representatives: readonly boolean[]): Registered =>
  ({
    stage,
    facts: {
      registeredBy: 'q-xfj',
      petitioners: representatives.map((representative, at) => ({ id: `p${at + 1}`, marks: [], representative, electronic: false })),
    },
  }) as unknown as Registered;

const actions = (petition: Registered, ...persons: readonly string[]) =>
  nextAtOffice(petition, { persons: new Set(persons) }, EMPTY_DIRECTORY).map(({ action, at }) => [action, ...at]);

describe('[S3-08] what the petitioner can do at the office', () => {
  it('withdraw, while nothing is decided', () => {
    expect(actions(matter('handling', false), 'p1')).toEqual([['withdraw', 'q-xfj']]);
    expect(actions(matter('replying', false), 'p1')).toEqual([]);
    expect(actions(matter('ended', false), 'p1')).toEqual([]);
  });

  it('[REG-20b] of a joint matter the representative alone', () => {
    expect(actions(matter('triage', false, true), 'p1')).toEqual([]);
    expect(actions(matter('triage', false, true), 'p2')).toEqual([['withdraw', 'q-xfj']]);
  });

  it('nobody for an anonymous matter', () => expect(actions(matter('triage'))).toEqual([]));
});
