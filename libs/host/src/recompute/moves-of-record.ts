import type { Clock, Moment } from '@huiyin/kernel';
import type { ClockMove } from './recomputation-run.js';

export const moveIdOf = (run: string, record: string, clock: string): string => `${run} ${record} ${clock}`;

/** A line of the list: which clock, whose, and from which day to which. */
export const moveOf = (
  place: { readonly run: string; readonly record: string },
  { was, is }: { readonly was: Clock; readonly is: Clock },
  moment: Pick<Moment, 'at'>,
): ClockMove => ({
  _id: moveIdOf(place.run, place.record, was.id),
  record: place.record,
  clock: was.id,
  timer: was.timer,
  holder: was.holder.kind === 'organisation' ? was.holder.org : null,
  from: was.lastDay,
  to: is.lastDay,
  provisional: is.provisional,
  isOver: is.due <= moment.at,
});
