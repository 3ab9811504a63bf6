import type { RuleSetDocument } from '@huiyin/contracts';
import { refused, type Decide, type Decision, type Moment, type RuleScope, type RuleSet } from '@huiyin/kernel';
import { lawFor, ruleSetsIn, versionFaults } from '@huiyin/policy';
import { completeRuleSet, dayOf } from '@huiyin/time';
import type { DirectoryEntity, DirectoryEvent } from '../directory.aggregate.js';
import { proposed } from './propose.js';
import { notRuleOwner } from './rule-owner.js';

/** All versions that were published. */
export const versionsOf = (known: DirectoryEntity): readonly RuleSet[] => (known.stage === 'published' ? ruleSetsIn(known.value) : []);

export const nextVersion = (versions: readonly RuleSet[]): number => Math.max(0, ...versions.map(({ version }) => version)) + 1;

/** Clocks may have begun with it: it is never changed in place, a correction of it is a new version (INV-13). */
export const isInForce = ({ validFrom }: RuleSet, { at }: Moment): boolean => validFrom <= dayOf(at);

/** The others of the region, once the version is published. */
export const othersBeside = (versions: readonly RuleSet[], { version }: Pick<RuleSet, 'version'>): readonly RuleSet[] =>
  versions.filter((other) => other.version !== version);

const correctedIn = (versions: readonly RuleSet[], number: number, moment: Moment): Decision<never> | undefined => {
  const corrected = versions.find(({ version }) => version === number);
  if (corrected === undefined) return refused('rule-set.no-such-version', { version: number });

  return isInForce(corrected, moment) ? refused('rule-set.version-in-force', { version: number, since: corrected.validFrom }) : undefined;
};

/** Proposes a version of the rules of a region or an organisation; nothing holds before a second person approves it. */
export const proposeRuleSet =
  (region: RuleScope, { corrects, ...document }: RuleSetDocument): Decide<DirectoryEntity, DirectoryEvent> =>
  (known, moment) => {
    const versions = versionsOf(known);
    const denied = notRuleOwner(region, moment) ?? (corrects === undefined ? undefined : correctedIn(versions, corrects, moment));
    if (denied !== undefined) return denied;
    const written = { ...document, region, version: corrects ?? nextVersion(versions) };

    return proposed(known, {
      entity: 'rule-set',
      id: region,
      faults: versionFaults(written, othersBeside(versions, written), moment.directory),
      value: () => ({ ...completeRuleSet(written, lawFor(written, moment.directory)) }),
      ...(corrects === undefined ? {} : { replaces: corrects }),
    });
  };
