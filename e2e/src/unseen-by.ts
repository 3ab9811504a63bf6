import { shanghai } from '@huiyin/testing/domain';
import type { City, Entry } from '@huiyin/tools';
import { v7 as newId } from 'uuid';

import { listsSeenBy, viewsSeenBy } from './what-an-office-sees.js';

export interface Reported {
  readonly row: number;
  /** Staff of the reported unit and of its lower units. */
  readonly staff: readonly string[];
}

/** What somebody who must not know of a matter was shown of it on a day; nothing, if all is well. */
export interface Probe {
  readonly day: string;
  readonly row: number;
  readonly staff: string;
  readonly leaks: readonly string[];
}

/** Before the name of row 5 is matched, after it, after both were passed on, and long after. */
const DAYS = ['2026-08-05T12:00', '2026-08-06T12:00', '2026-08-11T12:00', '2026-11-24T12:00'];
const REFUSED = 400;

/** A matter that must not be known is answered as one that there is not. */
const leaksTo = async (city: City, row: number, staff: string): Promise<readonly string[]> => {
  const { id, number } = city.matter(row);
  const lists = await listsSeenBy(city, staff);
  const views = Object.entries(await viewsSeenBy(city, id, staff));
  const unknown = await viewsSeenBy(city, newId(), staff);

  return [
    ...[id, number].filter((mark) => lists.includes(mark)).map((mark) => `a list shows ${mark}`),
    ...views
      .filter(([service, status]) => status < REFUSED || status !== unknown[service])
      .map(([service, status]) => `${service} answers ${status}`),
  ];
};

/** Looks with the eyes of the reported, at several times of the play. */
export const unseenBy = (city: City, reported: readonly Reported[], note: (probe: Probe) => void): readonly Entry[] =>
  DAYS.map((day) => ({
    at: shanghai(day),
    what: 'the reported look',
    run: async () => {
      for (const { row, staff } of reported) for (const one of staff) note({ day, row, staff: one, leaks: await leaksTo(city, row, one) });

      return [];
    },
  }));
