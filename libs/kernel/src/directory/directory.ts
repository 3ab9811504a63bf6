import type { OrgId, RegionCode, StaffId } from '../ids.js';
import type { CalendarEdition } from './calendar.js';
import type { Organisation, Region, Staff } from './organisation.js';
import type { RuleScope, RuleSet } from './rule-set.js';

/** Code tables (字典): dictionary → code → words. */
export type Dictionaries = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Immutable snapshot of the directory, the same in every process (read from its topic). */
export interface Directory {
  readonly organisations: ReadonlyMap<OrgId, Organisation>;
  readonly regions: ReadonlyMap<RegionCode, Region>;
  readonly staff: ReadonlyMap<StaffId, Staff>;
  /** All versions of the rules of a region, or of an organisation; the key `nation` holds the law's. */
  readonly ruleSets: ReadonlyMap<RuleScope, readonly RuleSet[]>;
  /** Editions by `region/year`, the highest edition. */
  readonly calendars: ReadonlyMap<string, CalendarEdition>;
  /** Editions that a newer one replaced, by `region/year#edition`: a clock explains itself with those it was counted with. */
  readonly pastEditions?: ReadonlyMap<string, CalendarEdition>;
  readonly dictionaries: Dictionaries;
}

export const EMPTY_DIRECTORY: Directory = {
  organisations: new Map(),
  regions: new Map(),
  staff: new Map(),
  ruleSets: new Map(),
  calendars: new Map(),
  dictionaries: {},
};
