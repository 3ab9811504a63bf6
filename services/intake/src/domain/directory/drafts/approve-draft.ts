import type { DirectoryEntry } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Moment, type RuleSet } from '@huiyin/kernel';
import { besideVersions, versionFaults } from '@huiyin/policy';
import type { DirectoryEntity, DirectoryEvent } from '../directory.aggregate.js';
import type { Draft } from './draft.js';
import { isDraft, openDraft } from './open-draft.js';
import { editionNumber } from './propose-calendar.js';
import { isInForce, nextVersion, othersBeside, versionsOf } from './propose-rule-set.js';
import { notRuleOwner, scopeOfEntity } from './rule-owner.js';

type Entity = 'rule-set' | 'calendar';
type Published =
  | { readonly value: DirectoryEntry['value'] }
  | { readonly code: 'draft.not-lawful' | 'rule-set.version-in-force'; readonly detail: object };

/** Between proposal and approval a version may have come with the software, and the corrected one may have come into force. */
const publishedRules = (known: DirectoryEntity, draft: Draft, moment: Moment): Published => {
  const versions = versionsOf(known);
  const proposal = draft.value as unknown as RuleSet;
  const corrected = versions.find(({ version }) => version === draft.replaces);
  if (corrected !== undefined && isInForce(corrected, moment)) {
    return { code: 'rule-set.version-in-force', detail: { version: corrected.version, since: corrected.validFrom } };
  }
  const ruleSet = { ...proposal, version: draft.replaces ?? nextVersion(versions) };
  const faults = versionFaults(ruleSet, othersBeside(versions, ruleSet), moment.directory);
  if (faults.length > 0) return { code: 'draft.not-lawful', detail: { faults } };

  return { value: { region: ruleSet.region, versions: besideVersions(versions, [ruleSet]) } };
};

const publishedCalendar = (known: DirectoryEntity, { value }: Draft): Published => ({
  value: { ...value, edition: editionNumber(known) + 1 },
});

/** 审定: a second rule owner lets the draft hold. Never the one who proposed it. */
export const approveDraft =
  ({
    entity,
    id,
    draft: number,
  }: {
    readonly entity: Entity;
    readonly id: string;
    readonly draft?: number;
  }): Decide<DirectoryEntity, DirectoryEvent> =>
  (known, moment) => {
    const denied = notRuleOwner(scopeOfEntity(id), moment);
    if (denied !== undefined) return denied;
    const draft = openDraft(known, number);
    if (!isDraft(draft)) return draft;
    if (draft.proposedBy === moment.actor.id) return refused('draft.needs-second-person');
    const published = entity === 'rule-set' ? publishedRules(known, draft, moment) : publishedCalendar(known, draft);
    if ('code' in published) return refused(published.code, { ...published.detail });
    const version = known.stage === 'published' ? known.version + 1 : 1;

    return recorded(
      { type: 'DirectoryDraftApproved', data: { entity, id, draft: draft.number, proposedBy: draft.proposedBy } },
      { type: 'DirectoryEntryPublished', data: { entity, id, version, value: published.value } },
    );
  };
