import { toInstant, type Instant, type LocalDate, type NoticeTimes } from '@huiyin/kernel';
import { addDays, dayOf } from '@huiyin/time';

const ZONE = '+08:00';
const momentOf = (day: LocalDate, time: string): Instant => toInstant(`${day}T${time}:00.000${ZONE}`);

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** Quiet hours that begin on a day; those that end earlier than they begin go over midnight. */
const quietOf = ({ quiet }: NoticeTimes, day: LocalDate): readonly Span[] => {
  if (quiet === undefined) return [];
  const end = quiet.until > quiet.from ? day : addDays(day, 1);

  return [{ from: momentOf(day, quiet.from), until: momentOf(end, quiet.until) }];
};

const isIn =
  (moment: Instant) =>
  ({ from, until }: Span): boolean =>
    from <= moment && moment < until;

/**
 * 提示时点: the newest time for a digest that has come, in lawful time (+08:00). One that falls into quiet hours comes at their end, and
 * within them none is sent. Of several that were missed the newest counts: nobody gets yesterday's and today's at once.
 */
export const digestPeriod = (times: NoticeTimes, now: Instant): Instant | undefined => {
  const today = dayOf(now);
  const days = [addDays(today, -1), today];
  const quiet = [addDays(today, -2), ...days].flatMap((day) => quietOf(times, day));
  if (quiet.some(isIn(now))) return undefined;
  const moments = days.flatMap((day) => times.digestAt.map((time) => momentOf(day, time)));
  const shifted = moments.map((moment) => quiet.find(isIn(moment))?.until ?? moment);

  return shifted
    .filter((moment) => moment <= now)
    .sort()
    .at(-1);
};
