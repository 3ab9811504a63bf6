import type { Instant, LocalDate } from '@huiyin/kernel';
import { shanghai } from '@huiyin/testing/domain';
import { addDays, dayOf, weekdayOf } from '@huiyin/time';

import type { Entry } from '../agenda/agenda.js';
import { workingDay } from '../agenda/working-days.js';

interface Round {
  readonly what: string;
  /** 1 Monday … 5 Friday; on a holiday the next working day. */
  readonly weekday: number;
  readonly time: string;
  readonly run: () => Promise<void>;
}

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

const daysOf = ({ from, until }: Span, weekday: number): readonly LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = dayOf(from); day <= dayOf(until); day = addDays(day, 1)) if (weekdayOf(day) === weekday) days.push(workingDay(day));

  return days;
};

/** Something that offices do every week. */
export const weekly = ({ what, weekday, time, run }: Round, span: Span): readonly Entry[] =>
  daysOf(span, weekday).map((day) => ({
    at: shanghai(`${day}T${time}`),
    what,
    run: async () => {
      await run();

      return [];
    },
  }));
