import type { Instant } from '@huiyin/kernel';
import type { Filter } from '@huiyin/policy';
import type { DueLine } from '../domain/supervision/supervision.state.js';

export const DUE_LEVELS = ['yellow', 'red', 'overdue', 'provisional'] as const;
export type DueLevel = (typeof DUE_LEVELS)[number];

const reached = (at: Instant | undefined, now: Instant): boolean => at !== undefined && at <= now;

/** How near the end of a limit is; a paused one is not near. Provisional is a mark beside it: its calendar is not published yet. */
export const levelOf = ({ state, due, redAt, yellowAt }: DueLine, now: Instant): Exclude<DueLevel, 'provisional'> | undefined => {
  if (state === 'missed' || (state === 'running' && due <= now)) return 'overdue';
  if (state === 'paused') return undefined;
  if (reached(redAt, now)) return 'red';

  return reached(yellowAt, now) ? 'yellow' : undefined;
};

/** Which due instants a level can have: the part that an index answers. */
export const dueRangeOf = (level: DueLevel | undefined, now: Instant): Readonly<Record<string, Instant>> => {
  if (level === undefined || level === 'provisional') return {};

  return level === 'overdue' ? { $lte: now } : { $gt: now };
};

/** The rest of what makes a line of the level. */
export const levelFilter = (level: DueLevel | undefined, now: Instant): readonly Filter[] => {
  switch (level) {
    case undefined:
      return [];
    case 'provisional':
      return [{ 'line.provisional': true }];
    case 'overdue':
      return [{ 'line.state': { $in: ['running', 'missed'] } }];
    case 'red':
      return [{ 'line.state': 'running', 'line.redAt': { $lte: now } }];
    case 'yellow':
      return [
        { 'line.state': 'running', 'line.yellowAt': { $lte: now } },
        { $or: [{ 'line.redAt': { $gt: now } }, { 'line.redAt': { $exists: false } }] },
      ];
  }
};
