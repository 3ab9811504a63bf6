import type { ReviewEvent } from '@huiyin/contracts';
import type { Recorded } from '@huiyin/kernel';

/** Of use to the platform alone, or shown by the clocks. */
const NOT_SHOWN: readonly string[] = ['withheld', 'clock', 'limits', 'enquiry'];

const clockOf = (data: ReviewEvent['data']): object =>
  'clock' in data ? { clock: { id: data.clock.id, state: data.clock.state, lastDay: data.clock.lastDay } } : {};

/** One line of the time line (流转记录): what happened, who recorded it when, and what it says; words of people still sealed. */
export const timeLineEntry = ({ seq, type, at, actor, data }: Recorded<ReviewEvent>): object => ({
  seq,
  type,
  at,
  actor: { id: actor.id, org: actor.org },
  data: { ...Object.fromEntries(Object.entries(data).filter(([name]) => !NOT_SHOWN.includes(name))), ...clockOf(data) },
});
