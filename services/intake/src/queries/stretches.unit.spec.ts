import { toInstant } from '@huiyin/kernel';
import fc from 'fast-check';
import { latestRows, stretchesBackFrom, type Stretch } from './stretches.js';

const NOW = toInstant('2026-08-10T12:00:00Z');
const holds = ({ from, before }: Stretch, at: string): boolean =>
  (from === undefined || at >= from) && (before === undefined || at < before);

describe('stretches of time', () => {
  it('every instant lies in one of them', () =>
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        expect(stretchesBackFrom(NOW).filter((stretch) => holds(stretch, date.toISOString()))).toHaveLength(1);
      }),
    ));

  it('a list read by stretches is the list read at once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.date({ min: new Date('2020-01-01'), max: new Date('2026-08-11'), noInvalidDate: true }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        async (dates, limit) => {
          const all = dates.map((date) => date.toISOString()).sort((a, b) => b.localeCompare(a));
          const read = await latestRows(NOW, limit, async (stretch, most) =>
            Promise.resolve(all.filter((at) => holds(stretch, at)).slice(0, most)),
          );

          expect(read).toEqual(all.slice(0, limit));
        },
      ),
    ));

  it('does not look further back than it must', async () => {
    const asked: Stretch[] = [];
    const one = await latestRows(NOW, 1, async (stretch) => {
      asked.push(stretch);

      return Promise.resolve(['a row of today']);
    });

    expect(one).toEqual(['a row of today']);
    expect(asked).toHaveLength(1);
  });
});
