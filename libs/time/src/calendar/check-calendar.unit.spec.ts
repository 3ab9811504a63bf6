import type { CalendarEdition, SpecialDay } from '@huiyin/kernel';
import { toLocalDate } from '../local-date.js';
import { COUNTY } from '../testing/law.js';
import { calendarEditions } from './calendar-editions.js';
import { checkCalendar } from './check-calendar.js';

const closure = (date: string, more: Partial<SpecialDay> = {}): SpecialDay => ({
  date: date as never,
  kind: 'holiday',
  name: '台风停工',
  ...more,
});
const edition = (days: readonly SpecialDay[], more: Partial<CalendarEdition> = {}): CalendarEdition => ({
  region: COUNTY,
  year: 2026,
  edition: 1,
  source: '清河区人民政府公告',
  issued: toLocalDate('2026-07-01'),
  provisional: false,
  days,
  ...more,
});
const faults = (one: CalendarEdition) => checkCalendar(one).map(({ code, path }) => [code, path.join('.')]);

describe('a calendar edition is checked before it is published', () => {
  it('those this software comes with are right, and so are closures of a region', () => {
    expect(calendarEditions().flatMap(faults)).toEqual([]);
    expect(faults(edition([closure('2026-08-12'), closure('2026-08-13')]))).toEqual([]);
  });

  it.each<readonly [string, CalendarEdition, string, string]>([
    ['a date that does not exist', edition([closure('2026-02-29')]), 'calendar.date-impossible', 'days.0.date'],
    ['a day of another year', edition([closure('2027-01-04')]), 'calendar.other-year', 'days.0.date'],
    ['a day that stands twice', edition([closure('2026-08-12'), closure('2026-08-12')]), 'calendar.date-twice', 'days.1.date'],
    ['a day without a name', edition([closure('2026-08-12', { name: ' ' })]), 'calendar.name-missing', 'days.0.name'],
    ['a make-up day on a weekday', edition([closure('2026-08-12', { kind: 'workday' })]), 'calendar.workday-already', 'days.0.date'],
    ['a kind nobody knows', edition([closure('2026-08-12', { kind: 'half-day' as never })]), 'calendar.kind-unknown', 'days.0.kind'],
    ['a missing source', edition([], { source: '' }), 'calendar.source-missing', 'source'],
    ['a date of issue that does not exist', edition([], { issued: '2026-06-31' as never }), 'calendar.date-impossible', 'issued'],
    ['an edition without a number', edition([], { edition: 0 }), 'calendar.edition-not-whole', 'edition'],
    ['a year that is none', edition([], { year: 26 }), 'calendar.year-not-whole', 'year'],
  ])('%s is refused', (...[, one, code, path]) => expect(faults(one)).toEqual([[code, path]]));

  it('says why, with the day', () => {
    expect(checkCalendar(edition([closure('2026-02-29')]))[0]?.reason).toBe('2026-02-29: there is no such date');
  });
});
