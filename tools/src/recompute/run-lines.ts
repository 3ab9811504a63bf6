import { table } from '../log/say.js';
import type { ClockOwner } from './recompute-wish.js';
import type { ToldMove, ToldRun } from './told-run.js';

/** Lines of a table that a person still reads. */
const SHOWN = 50;

const remark = ({ provisional, isOver }: ToldMove): string =>
  [isOver ? 'over: will count as missed' : '', provisional ? 'provisional' : ''].filter((word) => word !== '').join(', ');

const row = (move: ToldMove): readonly string[] => [
  move.record,
  move.timer,
  move.holder ?? 'petitioner',
  `${move.from} → ${move.to}`,
  remark(move),
];

const summary = (service: ClockOwner, { scanned, changed, kept, faults, dryRun }: ToldRun): string =>
  [
    `${service}: ${scanned} records with open clocks, ${changed} clocks ${dryRun ? 'would change' : 'changed'}`,
    kept === 0 ? '' : `${kept} rights keep the later day that was told`,
    faults.length === 0 ? '' : `${faults.length} records could not be decided`,
  ]
    .filter((part) => part !== '')
    .join('; ');

/** What a run changes in one service: those already over first, for they will be missed. */
export const linesOfRun = (service: ClockOwner, run: ToldRun): readonly string[] => {
  const moves = [...run.moves].sort((a, b) => Number(b.isOver) - Number(a.isOver));
  const rows = moves.slice(0, SHOWN).map(row);

  return [
    summary(service, run),
    ...(rows.length === 0 ? [] : [table([['matter', 'timer', 'holder', 'last day', ''], ...rows])]),
    ...(moves.length > SHOWN ? [`… and ${moves.length - SHOWN} more (--json lists all)`] : []),
    ...run.faults.map(({ record, code }) => `  ${record}: ${code}`),
  ];
};
