import { type Decide, type LocalDate, type RuleSet } from '@huiyin/kernel';
import { besideVersions } from '@huiyin/policy';
import { dayAfter, dayOf } from '@huiyin/time';
import type { DirectoryEntity, DirectoryEvent } from '../directory.aggregate.js';
import { nextVersion, versionsOf } from '../drafts/propose-rule-set.js';
import { publishEntity } from '../publish-entity.js';
import { countsAlike } from './same-counting.js';

/** It begins on the day the law says, or, where a version that stands already reaches past that day, now. */
const beginning = (shipped: RuleSet, known: readonly RuleSet[], today: LocalDate): LocalDate => {
  const last = known.at(-1);
  if (last === undefined || shipped.validFrom > last.validFrom) return shipped.validFrom;
  const behind = dayAfter(last.validFrom);

  return behind > today ? behind : today;
};

const withShipped = (known: readonly RuleSet[], shipped: RuleSet, today: LocalDate): readonly RuleSet[] => {
  const alike = known.find((version) => countsAlike(version, shipped));
  if (alike !== undefined) {
    const { version, validFrom, validTo } = alike;
    return besideVersions(known, [{ ...shipped, version, validFrom, ...(validTo === undefined ? {} : { validTo }) }]);
  }

  return besideVersions(known, [{ ...shipped, version: nextVersion(known), validFrom: beginning(shipped, known, today) }]);
};

/**
 * The law that the software brings holds without anybody's approval. Where it counts as a known version does, it only says it better;
 * where it counts otherwise it is another version, because running clocks keep theirs (INV-13).
 */
export const publishShippedRules =
  (shipped: RuleSet): Decide<DirectoryEntity, DirectoryEvent> =>
  (known, moment) => {
    const versions = withShipped(versionsOf(known), shipped, dayOf(moment.at));

    return publishEntity({ entity: 'rule-set', id: shipped.region, value: { region: shipped.region, versions } })(known, moment);
  };
