import type { CalendarEdition, Directory, Organisation, Region, RegionCode, RuleSet, Staff } from '@huiyin/kernel';
import { isVersioned, type DirectoryEntry, type VersionedDirectory } from './directory-entry.js';
import { besideVersions, isSingleVersion, regionOfRules, ruleSetsIn } from './rule-sets-of.js';

/** A copy in the making: nobody else holds it yet. */
interface Draft {
  readonly organisations: Map<Organisation['id'], Organisation>;
  readonly regions: Map<Region['code'], Region>;
  readonly staff: Map<Staff['id'], Staff>;
  readonly ruleSets: Map<RuleSet['region'], readonly RuleSet[]>;
  readonly calendars: Map<string, CalendarEdition>;
  readonly pastEditions: Map<string, CalendarEdition>;
  readonly dictionaries: Record<string, Readonly<Record<string, string>>>;
  readonly versions: Map<string, number>;
}

/** An organisation as it is written down: what most bodies do not have may be left out. */
type Written = Omit<Organisation, 'superiors' | 'vertical'> & Partial<Pick<Organisation, 'superiors' | 'vertical'>>;

type Fold = (draft: Draft, entry: DirectoryEntry) => void;

const versionKey = (region: string, version: number): string => `rule-set/${region}/${version}`;

/**
 * Older versions of a region's rules stay beside the newer: running clocks need the version they began with (INV-13). An entry of old
 * form brings one of them.
 */
const keepOne: Fold = ({ ruleSets }, { value }) => {
  const region = regionOfRules(value);
  ruleSets.set(region, besideVersions(ruleSets.get(region) ?? [], ruleSetsIn(value)));
};

/** An entry that brings all versions; single ones beside it stay where they are newer. */
const keepAll: Fold = ({ ruleSets, versions }, { value, version }) => {
  const region = regionOfRules(value);
  const known = ruleSets.get(region) ?? [];
  for (const key of known.map((one) => versionKey(region, one.version))) if ((versions.get(key) ?? 0) < version) versions.delete(key);
  const newer = known.filter((one) => versions.has(versionKey(region, one.version)));
  ruleSets.set(region, besideVersions(ruleSetsIn(value), newer));
};

const calendarKey = ({ region, year }: CalendarEdition): string => `${region}/${year}`;

/** Clocks that were counted with it explain themselves with it. */
const keepPast = ({ calendars, pastEditions }: Draft, edition: CalendarEdition): void => {
  const key = calendarKey(edition);
  if ((calendars.get(key)?.edition ?? 0) > edition.edition) pastEditions.set(`${key}#${edition.edition}`, edition);
};

const keepCalendar = (draft: Draft, edition: CalendarEdition): void => {
  const key = calendarKey(edition);
  const known = draft.calendars.get(key);
  if ((known?.edition ?? 0) <= edition.edition) draft.calendars.set(key, edition);
  keepPast(draft, known ?? edition);
  keepPast(draft, edition);
};

const FOLDS: Readonly<Record<DirectoryEntry['entity'], Fold>> = {
  organisation: (draft, { value }) => {
    const organisation = value as unknown as Written;
    draft.organisations.set(organisation.id, { superiors: [], vertical: false, ...organisation });
  },
  region: (draft, { value }) => draft.regions.set(value['code'] as RegionCode, value as unknown as Region),
  staff: (draft, { value }) => draft.staff.set(value['id'] as Staff['id'], value as unknown as Staff),
  'rule-set': (draft, entry) => (isSingleVersion(entry.value) ? keepOne : keepAll)(draft, entry),
  calendar: (draft, { value }) => keepCalendar(draft, value as unknown as CalendarEdition),
  dictionary: (draft, { id, value }) => {
    draft.dictionaries[id] = value as Readonly<Record<string, string>>;
  },
};

const draftOf = (directory: Directory): Draft => ({
  organisations: new Map(directory.organisations),
  regions: new Map(directory.regions),
  staff: new Map(directory.staff),
  ruleSets: new Map(directory.ruleSets),
  calendars: new Map(directory.calendars),
  pastEditions: new Map(directory.pastEditions ?? []),
  dictionaries: { ...directory.dictionaries },
  versions: new Map(isVersioned(directory) ? directory.versions : []),
});

/** Under which name a snapshot keeps an entry's version. A single version of a region's rules (old form) has a name of its own. */
export const versionKeyOf = ({ entity, id, value }: Pick<DirectoryEntry, 'entity' | 'id' | 'value'>): string => {
  if (entity !== 'rule-set') return `${entity}/${id}`;
  const region = String(value['region']);

  return isSingleVersion(value) ? versionKey(region, Number(value['version'])) : `${entity}/${region}`;
};

/** Whether the snapshot has the entry already: itself, a newer one, or one that brought all versions of its region's rules. */
const isKnown = (draft: Draft, entry: DirectoryEntry): boolean => {
  const keys = [versionKeyOf(entry), ...(entry.entity === 'rule-set' ? [`rule-set/${regionOfRules(entry.value)}`] : [])];

  return keys.some((key) => (draft.versions.get(key) ?? 0) >= entry.version);
};

/** Folds entries in any order into a new snapshot: the highest version of each entity wins, the given snapshot stays as it is. */
export const foldDirectoryEntries = (directory: Directory, entries: Iterable<DirectoryEntry>): VersionedDirectory => {
  const draft = draftOf(directory);
  for (const entry of entries) {
    if (isKnown(draft, entry)) {
      if (entry.entity === 'calendar') keepPast(draft, entry.value as unknown as CalendarEdition);
      continue;
    }
    draft.versions.set(versionKeyOf(entry), entry.version);
    FOLDS[entry.entity](draft, entry);
  }

  return draft;
};

export const foldDirectory = (directory: Directory, entry: DirectoryEntry): VersionedDirectory => foldDirectoryEntries(directory, [entry]);
