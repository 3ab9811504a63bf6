import type { CalendarEdition, SpecialDay } from '@huiyin/kernel';
import type { Difference } from './rule-differences.js';

const inWords = (day: SpecialDay | undefined): string | undefined => (day === undefined ? undefined : `${day.kind} ${day.name}`);

/** Days that the draft adds, takes away or names differently. */
export const calendarDifferences = (draft: CalendarEdition, known: CalendarEdition | undefined): readonly Difference[] => {
  const before = new Map((known?.days ?? []).map((day) => [day.date, inWords(day)]));
  const after = new Map(draft.days.map((day) => [day.date, inWords(day)]));
  const dates = [...new Set([...before.keys(), ...after.keys()])].sort();

  return [
    ...dates
      .filter((date) => before.get(date) !== after.get(date))
      .map((date) => ({ about: date, field: 'day', inForce: before.get(date), proposed: after.get(date) })),
    ...(known === undefined || known.provisional === draft.provisional
      ? []
      : [{ about: String(draft.year), field: 'provisional', inForce: known.provisional, proposed: draft.provisional }]),
  ];
};
