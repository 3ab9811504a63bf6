import { readFile, writeFile } from 'node:fs/promises';

import { inCheckout } from '../../checkout/paths.js';
import type { Figure, ScenarioResult } from '../figures/figure.js';
import { shownNumber } from './bench-table.js';
import type { BenchReport } from './keep-report.js';

const PAGE = inCheckout('docs', 'explanation', 'performance.md');
const BEGIN = '<!-- bench: begin -->';
const END = '<!-- bench: end -->';

const cellsOf = ({ name, value, unit, aim, note }: Figure): readonly string[] => [
  name,
  `${shownNumber(value)}${unit}`,
  aim === undefined ? '' : `${aim.text}: ${aim.isReached ? 'ok' : 'missed'}, ${Math.round(aim.percent)} %`,
  note ?? '',
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const sectionOf = ({ title, figures, faults }: ScenarioResult): readonly string[] => [
  `### ${title}`,
  '',
  ...(figures.length === 0
    ? []
    : [row(['what', 'measured', 'aim', '']), row(['---', '---', '---', '---']), ...figures.map(cellsOf).map(row), '']),
  ...faults.flatMap((fault) => [`Fault: ${fault}`, '']),
];

/** The report as a section of a page: what was measured when, on what, and beside what. */
export const benchSection = ({ startedAt, tookSeconds, machine, servers, options, results }: BenchReport): string =>
  [
    `Measured ${startedAt.slice(0, 16).replace('T', ' ')} UTC in ${tookSeconds} s on ${machine.processors} × ${machine.processor}, ${machine.memoryGiB} GiB, ` +
      `${machine.system}, Node ${machine.node}; ${servers.join('; ')}. Load of the machine before the start: ${machine.loadBefore.toFixed(2)}. ` +
      `Steady part ${String(options['seconds'])} s, ${String(options['atOnce'])} lives at once, ${String(options['stored'])} stored.`,
    '',
    ...results.flatMap(sectionOf),
  ].join('\n');

/** The page with the section between its marks replaced. @throws RangeError where it has no marks. */
export const withSection = (page: string, section: string): string => {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from === -1 || to < from) throw new RangeError(`the page has no place between ${BEGIN} and ${END}`);

  return `${page.slice(0, from)}${BEGIN}\n\n${section}\n${page.slice(to)}`;
};

/** Puts the figures of a run into docs/explanation/performance.md. */
export const writeBenchPage = async (report: BenchReport): Promise<void> => {
  await writeFile(PAGE, withSection(await readFile(PAGE, 'utf8'), benchSection(report)));
};
