import type { Instant } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';

import { Agenda, type Entry } from './agenda.js';

const played = async (entries: readonly Entry[], until?: Instant): Promise<readonly string[]> => {
  const said: string[] = [];
  const agenda = new Agenda();
  agenda.add(...entries.map((entry) => ({ ...entry, run: () => (said.push(entry.what), entry.run()) })));
  await agenda.play({ at: async (moment) => void said.push(moment.slice(0, 10)) }, until);

  return said;
};

const entry = (day: string, what: string, next: readonly Entry[] = []): Entry => ({ at: shanghai(day), what, run: async () => next });

describe('the agenda of the demo', () => {
  it('plays by time, and in the order of asking at one time', async () => {
    const said = await played([entry('2026-08-05', 'late'), entry('2026-08-03', 'first'), entry('2026-08-03', 'second')]);

    expect(said).toEqual(['2026-08-03', 'first', 'second', '2026-08-05', 'late']);
  });

  it('plays what an action leads to in its turn, and what came too late at once', async () => {
    const said: string[] = [];
    const note = (day: string, what: string): Entry => ({ at: shanghai(day), what, run: async () => (said.push(what), []) });
    await played([
      entry('2026-08-03', 'first', [note('2026-08-04', 'between'), note('2026-08-01', 'overdue')]),
      entry('2026-08-05', 'last', [note('2026-08-05', 'same day')]),
    ]);

    expect(said).toEqual(['overdue', 'between', 'same day']);
  });

  it('leaves what lies after the end', async () => {
    const said = await played([entry('2026-08-03', 'first'), entry('2026-08-05', 'late')], shanghai('2026-08-04'));

    expect(said).toEqual(['2026-08-03', 'first']);
  });
});
