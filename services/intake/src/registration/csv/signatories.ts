import { consentsIn } from './consents.js';
import type { CsvRow } from './read-csv.js';

/** 联名人 of a joint matter, as a row of `signatories.csv` writes him. */
export interface Signatory {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly representative: boolean;
  readonly consents?: readonly string[];
}

const place = (row: CsvRow): number => Number(row['xh'] ?? 0);

const signatoryOf = ({ xm = '', sjh = '', dzyj = '', zz = '', dbbz = '', dzsd = '' }: CsvRow): Signatory => ({
  name: xm,
  phone: sjh,
  email: dzyj,
  address: zz,
  representative: dbbz === '1',
  ...consentsIn(dzsd),
});

/** Who signed which matter, by its number there, in the order in which they signed. */
export const signatoriesByNumber = (rows: readonly CsvRow[]): ReadonlyMap<string, readonly Signatory[]> => {
  const found = new Map<string, Signatory[]>();
  for (const row of [...rows].sort((a, b) => place(a) - place(b))) {
    const number = row['xfjbh'] ?? '';
    found.set(number, [...(found.get(number) ?? []), signatoryOf(row)]);
  }

  return found;
};
