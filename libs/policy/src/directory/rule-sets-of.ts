import type { RuleSet } from '@huiyin/kernel';

/** All versions of a region's rules: one entity of the directory, one record. */
export interface RegionRules {
  readonly region: RuleSet['region'];
  readonly versions: readonly RuleSet[];
}

/** A type, not an interface: it stands where JSON objects of any form stand. */
type Value = Readonly<Record<string, unknown>>;

/** Entries written before all versions of a region were one entity carry a single version. */
export const isSingleVersion = (value: Value): boolean => !Array.isArray(value['versions']);

/** The versions that a published entry carries, whatever its age. */
export const ruleSetsIn = (value: Value): readonly RuleSet[] =>
  isSingleVersion(value) ? [value as unknown as RuleSet] : (value['versions'] as readonly RuleSet[]);

export const regionOfRules = (value: Value): RuleSet['region'] => value['region'] as RuleSet['region'];

/** Versions beside those of the same region, in their order; of two with one number the newer word holds. */
export const besideVersions = (older: readonly RuleSet[], newer: readonly RuleSet[]): readonly RuleSet[] => {
  const numbers = new Set(newer.map(({ version }) => version));

  return [...older.filter(({ version }) => !numbers.has(version)), ...newer].sort((a, b) => a.version - b.version);
};

/** What an entity says after an entry: the whole of it, or its older versions with one more. */
export const rulesAfter = (before: Value | undefined, value: Value): Value =>
  isSingleVersion(value) && before !== undefined
    ? { region: value['region'], versions: besideVersions(ruleSetsIn(before), ruleSetsIn(value)) }
    : { region: value['region'], versions: ruleSetsIn(value) };
