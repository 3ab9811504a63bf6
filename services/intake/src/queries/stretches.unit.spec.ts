import { toInstant } from '@huiyin/kernel';
import fc from 'fast-check';
import { latestRows, Reaches, stretchesBackFrom, type Stretch } from './stretches.js';

const NOW = toInstant('2026-08-10T12:00:00Z');
const REACH = fc.option(fc.integer({ min: 0, max: 10 ** 12 }), { nil: undefined });
const holds = ({ from, before }: Stretch, at: string): boolean =>
  (from === undefined || at >= from) && (before === undefined || at < before);

describe('stretches of time', () => {
  it('every instant lies in one of them', () =>
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), REACH, (date, firstMs) => {
        expect(stretchesBackFrom(NOW, firstMs).filter((stretch) => holds(stretch, date.toISOString()))).toHaveLength(1);
      }),
    ));

  it('a list read by stretches is the list read at once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.date({ min: new Date('2020-01-01'), max: new Date('2026-08-11'), noInvalidDate: true }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        REACH,
        async (dates, limit, firstMs) => {
          const all = dates.map((date) => date.toISOString()).sort((a, b) => b.localeCompare(a));
          const read = await latestRows({ from: NOW, limit, firstMs }, async (stretch, most) =>
            Promise.resolve(all.filter((at) => holds(stretch, at)).slice(0, most)),
          );

          expect(read).toEqual(all.slice(0, limit));
        },
      ),
    ));

  it('does not look further back than it must', async () => {
    const asked: Stretch[] = [];
    const one = await latestRows({ from: NOW, limit: 1 }, async (stretch) => {
      asked.push(stretch);

      return Promise.resolve(['a row of today']);
    });

    expect(one).toEqual(['a row of today']);
    expect(asked).toHaveLength(1);
  });
});

describe('how far back a list was read', () => {
  const from = toInstant('2026-08-10T12:00:00Z');
  const asked = async (firstMs: number | undefined, days: number): Promise<number> => {
    const row = toInstant(new Date(from).getTime() - days * 86_400_000);
    let questions = 0;
    await latestRows({ from, limit: 1, firstMs }, async (stretch) => {
      questions += 1;

      return Promise.resolve(holds(stretch, row) ? [row] : []);
    });

    return questions;
  };

  it('the next page is one question, also of a list that is never full', async () => {
    const reaches = new Reaches();
    expect(await asked(reaches.of('slow'), 9)).toBe(5);
    reaches.learn('slow', { from, to: toInstant('2026-08-01T12:00:00Z') });
    expect(await asked(reaches.of('slow'), 9)).toBe(1);
    reaches.learn('slow', { from, to: undefined });
    expect(await asked(reaches.of('slow'), 600)).toBe(1);
    expect(await asked(reaches.of('slow'), 6_000)).toBe(2);
  });

  it('is forgotten of the lists that were not read for longest', () => {
    const reaches = new Reaches(2);
    for (const list of ['a', 'b', 'a', 'c']) reaches.learn(list, { from, to: from });

    expect(['a', 'b', 'c'].map((list) => reaches.of(list))).toEqual([0, undefined, 0]);
  });
});
