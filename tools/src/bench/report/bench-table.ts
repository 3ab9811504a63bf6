import type { Figure, ScenarioResult } from '../figures/figure.js';
import { table } from '../../log/say.js';

const LARGE = 100;
const SMALL = 10;

/** As many places as mean something. */
export const shownNumber = (value: number): string => {
  if (!Number.isFinite(value)) return '-';
  if (Math.abs(value) >= LARGE) return Math.round(value).toLocaleString('en-GB');

  return value.toFixed(Math.abs(value) >= SMALL ? 1 : 2);
};

const shownAim = ({ aim }: Figure): readonly string[] =>
  aim === undefined ? ['', ''] : [aim.text, `${aim.isReached ? 'ok' : 'missed'} ${Math.round(aim.percent)} %`];

const rowOf = (figure: Figure): readonly string[] => [
  `  ${figure.name}`,
  `${shownNumber(figure.value)}${figure.unit}`,
  ...shownAim(figure),
  figure.note ?? '',
];

/** Every figure with its aim beside it, scenario by scenario; the columns are those of all. */
export const benchTable = (results: readonly ScenarioResult[]): string => {
  const [heading = '', ...rows] = table([
    ['  what', 'measured', 'aim', '', ''],
    ...results.flatMap(({ figures }) => figures.map(rowOf)),
  ]).split('\n');
  let next = 0;
  const sections = results.flatMap(({ title, figures, faults }) => {
    const shown = rows.slice(next, next + figures.length);
    next += figures.length;

    return [title, ...shown, ...faults.map((fault) => `  FAULT  ${fault}`)];
  });

  return [heading, ...sections].join('\n');
};
