import type { CalendarDocument } from '@huiyin/contracts';
import type { LocalDate } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { directoryAggregate, type DirectoryEvent } from '../directory.aggregate.js';
import { approveDraft } from './approve-draft.js';
import { calendarDifferences } from './calendar-differences.js';
import { proposeCalendar } from './propose-calendar.js';

const owner = staff('n-xfj:rule-owner');
const city = staff('c-xfj:rule-owner');
const name = { region: '990103' as never, year: 2026 };
const day = (written: string): LocalDate => written as LocalDate;

const document = (over: Partial<CalendarDocument> = {}): CalendarDocument => ({
  ...{ source: '南山县政府通告', issuedOn: day('2026-08-01'), provisional: false, holidays: [], makeUpDays: [] },
  closures: [{ name: '防汛停止办公', from: day('2026-09-03'), to: day('2026-09-04') }],
  ...over,
});
const before = (...events: readonly DirectoryEvent[]) =>
  given(events as never, directoryAggregate)
    .with(CITY)
    .at('2026-08-21');
const propose = (over: Partial<CalendarDocument> = {}) => proposeCalendar(name, document(over));

describe('a calendar of a region', () => {
  it('is proposed as the next edition, with its days in their order', () =>
    before()
      .as(owner)
      .when(propose({ makeUpDays: [{ name: '调休', date: day('2026-08-29') }] }))
      .then([
        {
          type: 'DirectoryDraftProposed',
          data: {
            id: '990103/2026',
            value: {
              edition: 1,
              issued: '2026-08-01',
              days: [
                { date: '2026-08-29', kind: 'workday' },
                { date: '2026-09-03', kind: 'holiday', name: '防汛停止办公' },
                { date: '2026-09-04', kind: 'holiday' },
              ],
            },
          },
        },
      ]));

  it.each([
    [
      'of another year',
      { closures: [{ name: '停', from: day('2027-01-04') }] },
      { path: ['closures', 0, 'from'], code: 'calendar.other-year' },
    ],
    ['twice', { holidays: [{ name: '县庆', from: day('2026-09-03') }] }, { path: ['closures', 0, 'from'], code: 'calendar.date-twice' }],
    [
      'that end before they begin',
      { closures: [{ name: '停', from: day('2026-09-04'), to: day('2026-09-03') }] },
      { path: ['closures', 0, 'to'], code: 'calendar.ends-before-it-begins' },
    ],
    [
      'of work on a day of work',
      { makeUpDays: [{ name: '调休', date: day('2026-09-02') }] },
      { path: ['makeUpDays', 0, 'date'], code: 'calendar.workday-already' },
    ],
  ])('is refused with days %s', (_, over, fault) =>
    before()
      .as(owner)
      .when(propose(over))
      .thenRefused('draft.not-lawful', { faults: [fault] }),
  );

  it('holds when another rule owner approves it, as an edition above the last', () => {
    const first = before()
      .as(owner)
      .when(propose())
      .events.map((event) => ({ ...event, actor: owner }));
    const published = before(...first)
      .as(city)
      .when(approveDraft({ entity: 'calendar', id: '990103/2026' }));
    published.then([
      'DirectoryDraftApproved',
      { type: 'DirectoryEntryPublished', data: { entity: 'calendar', version: 1, value: { edition: 1 } } },
    ]);
    before(...first, ...published.events)
      .as(owner)
      .when(propose())
      .then([{ type: 'DirectoryDraftProposed', data: { draft: 2, value: { edition: 2 } } }]);
    before(...first)
      .as(owner)
      .when(approveDraft({ entity: 'calendar', id: '990103/2026' }))
      .thenRefused('draft.needs-second-person');
  });

  it('is shown as the days that differ', () => {
    const edition = (days: readonly (readonly [string, string])[], provisional = false) => ({
      ...{ region: name.region, year: 2026, edition: 1, source: 's', issued: day('2026-08-01'), provisional },
      days: days.map(([date, title]) => ({ date: day(date), kind: 'holiday' as const, name: title })),
    });
    expect(
      calendarDifferences(
        edition([
          ['2026-09-03', '甲'],
          ['2026-09-04', '乙'],
        ]),
        edition(
          [
            ['2026-09-04', '丙'],
            ['2026-09-05', '丁'],
          ],
          true,
        ),
      ),
    ).toEqual([
      { about: '2026-09-03', field: 'day', inForce: undefined, proposed: 'holiday 甲' },
      { about: '2026-09-04', field: 'day', inForce: 'holiday 丙', proposed: 'holiday 乙' },
      { about: '2026-09-05', field: 'day', inForce: 'holiday 丁', proposed: undefined },
      { about: '2026', field: 'provisional', inForce: true, proposed: false },
    ]);
  });
});
