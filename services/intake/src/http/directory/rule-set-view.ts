import type { Directory, Instant, RuleScope, RuleSet } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import type { DirectoryEntity } from '../../domain/directory/directory.aggregate.js';
import { othersBeside, versionsOf } from '../../domain/directory/drafts/propose-rule-set.js';
import { ruleDifferences } from '../../domain/directory/drafts/rule-differences.js';

export interface Now {
  readonly at: Instant;
  readonly directory: Directory;
}

const inForceOf = (versions: readonly RuleSet[], { at }: Now): RuleSet | undefined => {
  const today = dayOf(at);

  return versions.findLast(({ validFrom, validTo }) => validFrom <= today && (validTo === undefined || today <= validTo));
};

/** All versions of the rules of a region or an organisation, which of them holds today, and the open draft beside what holds. */
export const ruleSetView = (region: RuleScope, known: DirectoryEntity, now: Now): object => {
  const versions = versionsOf(known);
  const own = inForceOf(versions, now);
  const draft = known.stage === 'none' ? undefined : known.draft;
  const head = { region, ...(own === undefined ? {} : { inForce: own.version }), versions };
  if (draft === undefined) return head;
  const proposal = draft.value as unknown as RuleSet;
  const others = othersBeside(versions, proposal);
  const differences = ruleDifferences(proposal, {
    ...{ others, directory: now.directory, today: dayOf(now.at) },
    ...(own === undefined ? {} : { own }),
  });

  return { ...head, draft: { ...draft, differences } };
};
