import { calendarDocument, openDocument, readDocument } from '@huiyin/contracts';
import type { CalendarEdition } from '@huiyin/kernel';
import { editionFaults, editionOfDocument } from '@huiyin/policy';

import { named, type DraftedKind } from './drafted-kind.js';

type Region = CalendarEdition['region'];

const yearOf = (dates: readonly { readonly date: string }[]): number => Number((dates[0]?.date ?? '2000').slice(0, 4));

export const CALENDAR: DraftedKind = {
  command: 'calendar',
  title: 'Working calendar of a region for a year: holidays, make-up days, closures.',
  hasYear: true,
  faultsOf: (text) => {
    const read = readDocument(calendarDocument, text);
    if ('faults' in read) return read.faults;
    const { region = 'nation', year, ...written } = read.document;
    const edition = editionOfDocument(written, { region: region as Region, year: year ?? 0, edition: 1 });
    const whole = { ...edition, year: year ?? yearOf(edition.days) };

    return editionFaults(whole, written).map(({ path, reason }) => ({ field: read.locate(path), reason }));
  },
  addressOf: (text) => {
    const opened = openDocument(text);
    const { region, year } = ('content' in opened ? opened.content : {}) as { readonly region?: string; readonly year?: number };

    return { region, year: year === undefined ? undefined : String(year) };
  },
  path: ({ region, year }) => `/directory/calendars/${named(region, '--region')}/${named(year, '--year')}`,
  standing: ({ edition }) => {
    if (edition === undefined) return [['no edition of its own: that of the region above holds']];
    const { edition: number, issued, provisional, source, days } = edition as CalendarEdition;

    return [
      ['edition', 'issued', 'days', 'source', ''],
      [String(number), issued, String(days.length), source, provisional ? 'provisional' : ''],
    ];
  },
};
