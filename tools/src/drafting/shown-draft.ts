import { table } from '../log/say.js';

interface Draft {
  readonly number: number;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly differences: readonly {
    readonly about: string;
    readonly field: string;
    readonly inForce?: unknown;
    readonly proposed?: unknown;
  }[];
}

const inCell = (value: unknown): string => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value));

/** The open draft as an approver compares it. */
export const shownDraft = (draft: unknown): string => {
  if (draft === undefined) return 'no draft is open';
  const { number, proposedBy, proposedAt, differences } = draft as Draft;
  const rows = differences.map(({ about, field, inForce, proposed }) => [about, field, inCell(inForce), inCell(proposed)]);

  return [`draft ${number}, proposed by ${proposedBy}, ${proposedAt}`, table([['about', '', 'in force', 'proposed'], ...rows])].join('\n');
};
