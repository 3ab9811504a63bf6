import type { CalendarEdition, LocalDate, RuleSet } from '@huiyin/kernel';
import { calendarEditions, statutoryRuleSet } from '@huiyin/time';
import { given } from '@huiyin/testing/domain';
import { CITY, staff } from '../../../testing/city.js';
import { directoryAggregate } from '../directory.aggregate.js';
import { publishShippedCalendar } from './publish-shipped-calendar.js';
import { publishShippedRules } from './publish-shipped-rules.js';

const owner = staff('p-xfj:rule-owner');
const law = statutoryRuleSet();
const scene = (events: readonly unknown[]) =>
  given(events as never, directoryAggregate)
    .with(CITY)
    .at('2026-08-21')
    .as(owner);
const published = (entity: string, id: string, value: unknown) => ({
  type: 'DirectoryEntryPublished',
  data: { entity, id, version: 1, value },
});
const rules = (...versions: readonly RuleSet[]) => published('rule-set', 'nation', { region: 'nation', versions });
const versionsIn = (data: unknown): readonly RuleSet[] => (data as { value: { versions: readonly RuleSet[] } }).value.versions;
const changed = (timer: string, over: object): RuleSet => ({
  ...law,
  timers: law.timers.map((rule) => (rule.timer === timer ? { ...rule, ...over } : rule)),
});

describe('the law that the software brings', () => {
  it('holds without approval, once', () => {
    scene([])
      .when(publishShippedRules(law))
      .then([{ type: 'DirectoryEntryPublished', data: { version: 1, value: { versions: [{ version: 1 }] } } }]);
    scene([rules(law)])
      .when(publishShippedRules(law))
      .thenIgnored('unchanged');
    scene([published('rule-set', 'nation', law)])
      .when(publishShippedRules(law))
      .thenIgnored('unchanged');
  });

  it('says better what counts alike: other words, more timers and numbers, no new version', () => {
    const { 'repeated-reminders': _, ...fewer } = law.parameters;
    const older = { ...changed('T-HANDLE', { title: { zh: '办理', en: 'x' } }), parameters: fewer, timers: law.timers.slice(1) };
    scene([rules(older)])
      .when(publishShippedRules(law))
      .then(([event]) => expect(versionsIn(event?.data)).toEqual([law]));
  });

  it('[INV-13] is another version where it counts otherwise: running clocks keep theirs', () =>
    scene([rules(changed('T-EVAL', { limit: 45 }))])
      .when(publishShippedRules(law))
      .then(([event]) =>
        expect(versionsIn(event?.data).map(({ version, validFrom }) => [version, validFrom])).toEqual([
          [1, law.validFrom],
          [2, '2026-08-21'],
        ]),
      ));

  it('begins on its own day, or behind what stands already', () => {
    const from = (shipped: string, standing: string) => {
      const known = { ...changed('T-EVAL', { limit: 45 }), validFrom: standing as LocalDate };
      const [event] = scene([rules(known)]).when(publishShippedRules({ ...law, validFrom: shipped as LocalDate })).events;
      return versionsIn(event?.data).at(-1)?.validFrom;
    };
    expect([from('2027-01-01', '2022-05-01'), from('2022-05-01', '2027-03-01')]).toEqual(['2027-01-01', '2027-03-02']);
  });

  it('is for those who import', () =>
    scene([]).as(staff('c-xfj:registrar')).when(publishShippedRules(law)).thenRefused('actor.not-authorised'));

  it('brings calendars too; an edition approved here stays, unless it was provisional', () => {
    const [shipped] = calendarEditions() as readonly [CalendarEdition];
    const known = (over: Partial<CalendarEdition>) => scene([published('calendar', `nation/${shipped.year}`, { ...shipped, ...over })]);
    const publish = publishShippedCalendar(shipped);
    scene([])
      .when(publish)
      .then([{ type: 'DirectoryEntryPublished', data: { value: { edition: shipped.edition } } }]);
    known({}).when(publish).thenIgnored('unchanged');
    known({ edition: 5, source: '本地' }).when(publish).thenIgnored('unchanged');
    known({ edition: 5, provisional: true })
      .when(publish)
      .then([{ type: 'DirectoryEntryPublished', data: { value: { edition: 6, provisional: false } } }]);
    known({ edition: 0 }).when(publish).then(['DirectoryEntryPublished']);
  });
});
