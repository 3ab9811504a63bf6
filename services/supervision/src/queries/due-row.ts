import type { Directory, Instant } from '@huiyin/kernel';
import { daysLeft, ruleOf } from '@huiyin/time';
import type { DueLine } from '../domain/supervision/supervision.state.js';
import { levelOf } from './due-levels.js';

/** A line of the list with the matter that it belongs to. */
export interface DueRow {
  readonly _id: string;
  readonly number?: string;
  readonly line: DueLine;
}

/** A line as people read it: what is due, until when, and how many days of its own type are left or over; of a paused one no day counts. */
export const dueRow = ({ _id, number, line }: DueRow, directory: Directory, now: Instant) => {
  const { clockId, timer, service, state, due, lastDay, provisional } = line;
  const { title, type } = ruleOf(line, directory).rule;
  const level = levelOf(line, now);

  return {
    matter: _id,
    ...(number === undefined ? {} : { number }),
    ...{ clockId, timer, title, service, state, due, lastDay, dayType: type, provisional },
    ...(state === 'paused' ? {} : { left: daysLeft(line, now, directory) }),
    ...(level === undefined ? {} : { level }),
  };
};
