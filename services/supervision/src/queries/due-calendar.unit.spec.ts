import type { LocalDate } from '@huiyin/kernel';
import ICAL from 'ical.js';
import { dueCalendar } from './due-calendar.js';
import type { DueRow } from './due-row.js';
import { evolveAll } from '../domain/supervision/evolve.js';
import { clockOf, sealedText, watched } from '../testing/matter.js';
import { city } from '../testing/sample-city.js';
import { momentAt } from '../testing/story.js';
import { asOrgId } from '@huiyin/kernel';

/** The property of RFC 7986 that the parser does not know yet: a text like any other. */
ICAL.design.icalendar.property['name'] = { defaultType: 'text' };

const MATTER = '018f6d2e-0000-7000-8000-000000000001';

const rowOf = (timer: string, startedOn: string): DueRow => {
  const clock = clockOf(timer, 'q-zjj', startedOn);
  const { state } = watched({ phones: [sealedText] });
  const noted = evolveAll(state, [{ type: 'ClockNoted', data: { service: 'intake', clock } }], momentAt(startedOn));

  return { _id: MATTER, number: 'XF99010220260803000019', line: noted.dues[0]! };
};

const textOf = (...rows: readonly DueRow[]) =>
  dueCalendar({ org: asOrgId('q-zjj'), rows, directory: city, now: momentAt('2026-08-05').at });
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => ({
    component,
    event: new ICAL.Event(component),
  }));

describe('the calendar of an organisation’s deadlines (RFC 5545)', () => {
  it('[T-HANDLE] is read back: the last day as an all-day event whatever zone this machine is in, timer and number as its summary', () => {
    const [first] = eventsIn(textOf(rowOf('T-HANDLE', '2026-08-03')));

    expect(first?.event.startDate).toMatchObject({ isDate: true, year: 2026, month: 10, day: 8 });
    expect(first?.event.summary).toBe('办理 XF99010220260803000019');
    expect(first?.event.uid).toBe(`${MATTER}/T-HANDLE/q-zjj/1`);
    expect(first?.event.endDate.toString()).toBe('2026-10-09');
  });

  it('has an alarm at the instant when the limit turns red', () => {
    const row = rowOf('T-HANDLE', '2026-08-03');
    const [alarm] = eventsIn(textOf(row)).flatMap(({ component }) => component.getAllSubcomponents('valarm'));

    expect((alarm?.getFirstPropertyValue('trigger') as ICAL.Time).toJSDate().toISOString()).toBe(row.line.redAt);
    expect(alarm?.getFirstPropertyValue('action')).toBe('DISPLAY');
  });

  it('says which day is provisional, because its holidays are not published yet', () => {
    const [kept, provisional] = eventsIn(textOf(rowOf('T-HANDLE', '2026-08-03'), rowOf('T-HANDLE', '2026-12-20')));

    expect(kept?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(provisional?.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
    expect(provisional?.event.description).toContain('暂定');
  });

  it('folds its lines and escapes commas, semicolons and line ends, also in a name that somebody else wrote', () => {
    const name = `${'长'.repeat(60)}局,甲;乙\\丙\nBEGIN:VEVENT`;
    const organisations = new Map(city.organisations).set(asOrgId('q-zjj'), { ...city.organisations.get(asOrgId('q-zjj'))!, name });
    const text = dueCalendar({ org: asOrgId('q-zjj'), rows: [], directory: { ...city, organisations }, now: momentAt('2026-08-05').at });

    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('name')).toBe(`${name} 期限`);
    expect(eventsIn(text)).toEqual([]);
  });

  it('[INV-6] holds no word of a person: only timer, number, days and ids', () => {
    const text = textOf(rowOf('T-HANDLE', '2026-08-03'));

    expect(text).not.toContain(sealedText);
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|LOCATION|CONTACT/);
  });

  it('is the same under every last day of the year', () => {
    for (const lastDay of ['2026-01-01', '2026-12-31', '2028-02-29'] as LocalDate[]) {
      const row = rowOf('T-HANDLE', '2026-08-03');
      const [event] = eventsIn(textOf({ ...row, line: { ...row.line, lastDay } }));
      expect(event?.event.startDate.toString()).toBe(lastDay);
    }
  });
});
