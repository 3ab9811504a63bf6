import {
  asOrgId,
  asRegionCode,
  asStaffId,
  EMPTY_DIRECTORY,
  toInstant,
  type Clock,
  type ClockEvent,
  type Directory,
  type Instant,
  type Moment,
  type Region,
  type SpecialDay,
} from '@huiyin/kernel';
import { evolveClocks } from '../clock/clock-book.js';
import { heldBy, startClock, type ClockStart } from '../clock/start-clock.js';
import { withLaw } from '../with-law.js';

export const PROVINCE = asRegionCode('990000');
export const CITY = asRegionCode('990100');
export const COUNTY = asRegionCode('990102');
export const AGENCY = asOrgId('q-zjj');

const regions: readonly Region[] = [
  { code: PROVINCE, name: '样省', level: 'province' },
  { code: CITY, name: '云州市', level: 'city', parent: PROVINCE },
  { code: COUNTY, name: '清河区', level: 'county', parent: CITY },
];

/** A county in its city and province under the nation's rules and calendars. */
export const lawDirectory = (): Directory =>
  withLaw({ ...EMPTY_DIRECTORY, regions: new Map(regions.map((region) => [region.code, region])) });

export const at = (text: string): Instant => toInstant(`${text.length === 10 ? `${text}T09:00` : text}:00+08:00`);

export const momentAt = (text: string, directory: Directory = lawDirectory()): Moment => ({
  at: at(text),
  machine: at(text),
  actor: { id: asStaffId('s1'), org: AGENCY, roles: ['undertaker'] },
  directory,
});

/** A clock of the agency that started on a day. */
export const startedOn = (day: string, timer: string, more: Partial<ClockStart> & { readonly known?: Directory } = {}): Clock => {
  const { known = lawDirectory(), ...start } = more;

  return startClock({ timer, holder: heldBy(AGENCY), region: COUNTY, cause: 'Started', ...start }, momentAt(day, known));
};

/** The directory after the nation's calendar of a year came out anew with these days besides; the edition before it is remembered. */
export const withNewEdition = (directory: Directory, days: readonly SpecialDay[], year = 2026): Directory => {
  const key = `nation/${year}`;
  const old = directory.calendars.get(key);
  if (old === undefined) throw new Error(`no calendar ${key}`);

  return {
    ...directory,
    calendars: new Map([...directory.calendars, [key, { ...old, edition: old.edition + 1, days: [...old.days, ...days] }]]),
    pastEditions: new Map([...(directory.pastEditions ?? []), [`${key}#${old.edition}`, old]]),
  };
};

/** The clock as a record holds it after the events. */
export const after = (clock: Clock, events: readonly ClockEvent[]): Clock => {
  const found = events.reduce(evolveClocks, { [clock.id]: clock })[clock.id];
  if (found === undefined) throw new Error('the clock is gone');

  return found;
};
