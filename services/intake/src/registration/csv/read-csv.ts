import { CsvError, parse } from 'csv-parse/sync';

export type CsvRow = Readonly<Record<string, string>>;
export interface CsvFault {
  readonly line?: number;
  readonly reason: string;
}

const MOST_ROWS = 2_000;
const LONGEST_ROW = 400_000;
/** What a decoder puts where the bytes were no UTF-8. */
const REPLACEMENT = '\uFFFD';

/** Rows by column name, cells as they stand: formulas, markup and rare characters are words like others. */
const rowsOf = (text: string): readonly CsvRow[] =>
  parse(text, { bom: true, columns: true, skip_empty_lines: true, max_record_size: LONGEST_ROW, relax_quotes: false }) as CsvRow[];

const columnFaults = (rows: readonly CsvRow[], { needed, isKnown }: CsvForm): readonly CsvFault[] => {
  const columns = Object.keys(rows[0] ?? {});

  return [
    ...needed.filter((column) => !columns.includes(column)).map((column) => ({ line: 1, reason: `column ${column} is missing` })),
    ...columns.filter((column) => !isKnown(column)).map((column) => ({ line: 1, reason: `column ${column.slice(0, 40)} is not known` })),
  ];
};

export interface CsvForm {
  readonly needed: readonly string[];
  isKnown(column: string): boolean;
}

export type CsvRead = { readonly rows: readonly CsvRow[] } | { readonly faults: readonly CsvFault[] };

const parsed = (text: string): CsvRead => {
  try {
    return { rows: rowsOf(text) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : undefined;

    return { faults: [{ ...(line === undefined ? {} : { line }), reason: error.code }] };
  }
};

/** A CSV file of the exchange, or what keeps it from being read; then none of it is taken. */
export const readCsv = (text: string, form: CsvForm): CsvRead => {
  if (text.includes(REPLACEMENT)) return { faults: [{ reason: 'not UTF-8' }] };
  const read = parsed(text);
  if ('faults' in read) return read;
  if (read.rows.length === 0) return { faults: [{ reason: 'no rows' }] };
  if (read.rows.length > MOST_ROWS) return { faults: [{ reason: `more than ${MOST_ROWS} rows` }] };
  const faults = columnFaults(read.rows, form);

  return faults.length === 0 ? read : { faults };
};
