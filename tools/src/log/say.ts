/** A line of a command to the person before the screen. */
export const say = (line: string): void => console.log(line);

/** What the person should know while a command works; beside the output, so that the output can be piped. */
export const tell = (line: string): void => console.error(line);

/** Rows as a table: columns padded to their widest cell. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));

  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
