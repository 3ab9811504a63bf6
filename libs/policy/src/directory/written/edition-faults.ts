import type { CalendarEdition, SpecialDay } from '@huiyin/kernel';
import { checkCalendar, type CalendarFault } from '@huiyin/time';
import type { WrittenCalendar } from './edition-of-document.js';
import type { VersionFault } from './version-faults.js';

type Path = VersionFault['path'];

const isIn =
  (date: string) =>
  ({ from, to = from }: { readonly from: string; readonly to?: string }): boolean =>
    from <= date && date <= to;

/** The line that wrote a day; of two, the second is the one too many. */
const placeOf = ({ date, kind }: SpecialDay, written: WrittenCalendar): Path => {
  if (kind === 'workday') return ['makeUpDays', written.makeUpDays.findLastIndex((day) => day.date === date), 'date'];
  const closure = written.closures.findLastIndex(isIn(date));

  return closure >= 0 ? ['closures', closure, 'from'] : ['holidays', written.holidays.findLastIndex(isIn(date)), 'from'];
};

const FIELDS: Readonly<Record<string, string>> = { issued: 'issuedOn' };

const located = ({ path, code, reason }: CalendarFault, edition: CalendarEdition, written: WrittenCalendar): VersionFault => {
  const [first, index] = path;
  const day = first === 'days' ? edition.days[Number(index)] : undefined;

  return { path: day === undefined ? [FIELDS[String(first)] ?? String(first)] : placeOf(day, written), code, reason };
};

const backwards = (written: WrittenCalendar): readonly VersionFault[] =>
  (['holidays', 'closures'] as const).flatMap((list) =>
    written[list].flatMap(({ name, from, to = from }, index) =>
      to < from ? [{ path: [list, index, 'to'], code: 'calendar.ends-before-it-begins', reason: `${name}: ends before it begins` }] : [],
    ),
  );

/** All that speaks against an edition, with its place in the written document; nothing where it may be saved. */
export const editionFaults = (edition: CalendarEdition, written: WrittenCalendar): readonly VersionFault[] => [
  ...backwards(written),
  ...checkCalendar(edition).map((fault) => located(fault, edition, written)),
];
