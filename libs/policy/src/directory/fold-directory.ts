import type { CalendarEdition, Directory, Organisation, Region, RegionCode, RuleSet, Staff } from '@huiyin/kernel';
import { isVersioned, type DirectoryEntry, type VersionedDirectory } from './directory-entry.js';

/** A copy in the making: nobody else holds it yet. */
interface Draft {
  readonly organisations: Map<Organisation['id'], Organisation>;
  readonly regions: Map<Region['code'], Region>;
  readonly staff: Map<Staff['id'], Staff>;
  readonly ruleSets: Map<RegionCode | 'nation', readonly RuleSet[]>;
  readonly calendars: Map<string, CalendarEdition>;
  readonly dictionaries: Record<string, Readonly<Record<string, string>>>;
  readonly versions: Map<string, number>;
}

/** An organisation as it is written down: what most bodies do not have may be left out. */
type Written = Omit<Organisation, 'superiors' | 'vertical'> & Partial<Pick<Organisation, 'superiors' | 'vertical'>>;

type Fold = (draft: Draft, id: string, value: unknown) => void;

/** A rule set is kept beside the older ones of its region: running clocks need the version they began with (INV-13). */
const keepRuleSet = (draft: Draft, ruleSet: RuleSet): void => {
  const others = (draft.ruleSets.get(ruleSet.region) ?? []).filter((known) => known.version !== ruleSet.version);
  draft.ruleSets.set(
    ruleSet.region,
    [...others, ruleSet].sort((a, b) => a.version - b.version),
  );
};

const keepCalendar = (draft: Draft, edition: CalendarEdition): void => {
  const key = `${edition.region}/${edition.year}`;
  if ((draft.calendars.get(key)?.edition ?? 0) <= edition.edition) draft.calendars.set(key, edition);
};

const FOLDS: Readonly<Record<DirectoryEntry['entity'], Fold>> = {
  organisation: (draft, _, value) => {
    const organisation = value as Written;
    draft.organisations.set(organisation.id, { superiors: [], vertical: false, ...organisation });
  },
  region: (draft, _, value) => draft.regions.set((value as Region).code, value as Region),
  staff: (draft, _, value) => draft.staff.set((value as Staff).id, value as Staff),
  'rule-set': (draft, _, value) => keepRuleSet(draft, value as RuleSet),
  calendar: (draft, _, value) => keepCalendar(draft, value as CalendarEdition),
  dictionary: (draft, id, value) => {
    draft.dictionaries[id] = value as Readonly<Record<string, string>>;
  },
};

const draftOf = (directory: Directory): Draft => ({
  organisations: new Map(directory.organisations),
  regions: new Map(directory.regions),
  staff: new Map(directory.staff),
  ruleSets: new Map(directory.ruleSets),
  calendars: new Map(directory.calendars),
  dictionaries: { ...directory.dictionaries },
  versions: new Map(isVersioned(directory) ? directory.versions : []),
});

/** Under which name a snapshot keeps an entry's version: each version of a region's rules is an entity of its own. */
export const versionKeyOf = ({ entity, id, value }: Pick<DirectoryEntry, 'entity' | 'id' | 'value'>): string =>
  entity === 'rule-set' ? `${entity}/${String(value['region'])}/${String(value['version'])}` : `${entity}/${id}`;

/** Folds entries in any order into a new snapshot: the highest version of each entity wins, the given snapshot stays as it is. */
export const foldDirectoryEntries = (directory: Directory, entries: Iterable<DirectoryEntry>): VersionedDirectory => {
  const draft = draftOf(directory);
  for (const entry of entries) {
    const key = versionKeyOf(entry);
    if ((draft.versions.get(key) ?? 0) >= entry.version) continue;
    draft.versions.set(key, entry.version);
    FOLDS[entry.entity](draft, entry.id, entry.value);
  }

  return draft;
};

export const foldDirectory = (directory: Directory, entry: DirectoryEntry): VersionedDirectory => foldDirectoryEntries(directory, [entry]);
