/** One generated page of docs/reference/. */
export interface Page {
  readonly file: string;
  text(): Promise<string> | string;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** A page says where it comes from, so that nobody edits it by hand. */
export const page = (title: string, from: string, body: readonly string[]): string =>
  `# ${title}\n\nGenerated from ${from} by \`npm run docs\`; do not edit.\n\n${body.join('\n\n')}\n`;
