import type { Directory, RuleSet } from '@huiyin/kernel';
import { checkRuleSetVersions, statutoryRuleSet, type WrittenRuleFault, type WrittenRuleSet } from '@huiyin/time';

/** What speaks against a version of rules or an edition of a calendar: where in the written document, and why. */
export interface VersionFault {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly reason: string;
}

/** The law a version is held against: the nation's rules that hold on its first day; the nation's own, the Regulation as shipped. */
export const lawFor = ({ region, validFrom }: Pick<RuleSet, 'region' | 'validFrom'>, directory: Directory): RuleSet => {
  const nation = region === 'nation' ? [] : [...(directory.ruleSets.get('nation') ?? [])];
  const holds = (set: RuleSet): boolean => set.validFrom <= validFrom && (set.validTo === undefined || validFrom <= set.validTo);

  return nation.sort((a, b) => b.version - a.version).find(holds) ?? statutoryRuleSet();
};

/** Of the other versions, which were checked when they were saved, only that they are run into counts. */
const aboutIt = ({ code, path: [at, ...path], reason }: WrittenRuleFault, place: number): readonly VersionFault[] => {
  if (at === place) return [{ path, code, reason }];

  return Number(at) > place && code === 'rule-set.overlaps' ? [{ path: ['validFrom'], code, reason }] : [];
};

/** All that speaks against a version beside the others of its region (INV-13, S2-23); nothing where it may be saved. */
export const versionFaults = (written: WrittenRuleSet, others: readonly RuleSet[], directory: Directory): readonly VersionFault[] => {
  const versions = [...others, written].sort((a, b) => a.version - b.version);
  const place = versions.indexOf(written);

  return checkRuleSetVersions(versions, directory).flatMap((fault) => aboutIt(fault, place));
};
