/** A line that only one of two texts has. */
export type LineDifference = { readonly was: string } | { readonly now: string };

interface Texts {
  readonly was: readonly string[];
  readonly now: readonly string[];
}
interface Place {
  readonly row: number;
  readonly column: number;
}
type Lengths = readonly (readonly number[])[];

const lengthAt = (lengths: Lengths, { row, column }: Place): number => lengths[row]?.[column] ?? 0;

const downFrom = ({ length }: readonly string[]): readonly number[] => Array.from({ length }, (_, at) => length - 1 - at);

/** For each place in both texts the length of the longest run of lines, in order, that both have from there on. */
const commonFrom = ({ was, now }: Texts): Lengths => {
  const lengths = Array.from({ length: was.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (const row of downFrom(was)) {
    for (const column of downFrom(now)) {
      const longest = Math.max(lengthAt(lengths, { row: row + 1, column }), lengthAt(lengths, { row, column: column + 1 }));
      (lengths[row] ?? [])[column] = was[row] === now[column] ? lengthAt(lengths, { row: row + 1, column: column + 1 }) + 1 : longest;
    }
  }

  return lengths;
};

type Step = 'both' | 'was' | 'now';

const stepAt = ({ was, now }: Texts, lengths: Lengths, { row, column }: Place): Step => {
  if (row >= was.length) return 'now';
  if (column >= now.length) return 'was';
  if (was[row] === now[column]) return 'both';

  return lengthAt(lengths, { row: row + 1, column }) >= lengthAt(lengths, { row, column: column + 1 }) ? 'was' : 'now';
};

const MOVES: Readonly<Record<Step, Place>> = { both: { row: 1, column: 1 }, was: { row: 1, column: 0 }, now: { row: 0, column: 1 } };

/** What one text says and the other does not, line by line, in the order of the page. */
export const lineDifferences = (was: readonly string[], now: readonly string[]): readonly LineDifference[] => {
  const lengths = commonFrom({ was, now });
  const found: LineDifference[] = [];
  let place: Place = { row: 0, column: 0 };
  while (place.row < was.length || place.column < now.length) {
    const step = stepAt({ was, now }, lengths, place);
    if (step === 'was') found.push({ was: was[place.row] ?? '' });
    if (step === 'now') found.push({ now: now[place.column] ?? '' });
    place = { row: place.row + MOVES[step].row, column: place.column + MOVES[step].column };
  }

  return found;
};
