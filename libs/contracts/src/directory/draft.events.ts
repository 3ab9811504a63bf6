import { z } from 'zod';
import { identifier, staffId } from '../common/fields.js';
import { eventsOf } from '../define.js';

const define = eventsOf('intake', 'directory');

/** What is changed by proposal and approval only: rules and calendars are law, so one person alone never changes them. */
export const DRAFTED_ENTITIES = ['rule-set', 'calendar'] as const;

/** A draft (草案) of an entity; its number rises from 1 with every proposal for that entity. */
const draft = z.object({ entity: z.enum(DRAFTED_ENTITIES), id: identifier, draft: z.int().positive() });
const reason = z.string().min(1).max(500);

const SAMPLE_DRAFT = { entity: 'rule-set', id: '990100', draft: 1 } as const;

export const DirectoryDraftProposed = define({
  name: 'DirectoryDraftProposed',
  title: 'A rule owner proposes a version of a region’s rules or calendar (拟定); nothing holds yet',
  schema: draft.extend({
    /** The version as it would hold. */
    value: z.record(z.string(), z.unknown()),
    /** The version it corrects, which is not in force yet; absent for a new version. */
    replaces: z.int().positive().exactOptional(),
  }),
  sample: {
    ...SAMPLE_DRAFT,
    value: { region: '990100', version: 1, validFrom: '2026-10-01', source: '云州市信访工作规则', timers: [], parameters: {} },
  },
});

export const DirectoryDraftApproved = define({
  name: 'DirectoryDraftApproved',
  title: 'Another rule owner approves it (审定); the version is published with it',
  schema: draft.extend({ proposedBy: staffId }),
  sample: { ...SAMPLE_DRAFT, proposedBy: 'c-xfj:rule-owner' as z.infer<typeof staffId> },
});

export const DirectoryDraftRejected = define({
  name: 'DirectoryDraftRejected',
  title: 'Another rule owner rejects it (退回)',
  schema: draft.extend({ proposedBy: staffId, reason }),
  sample: { ...SAMPLE_DRAFT, proposedBy: 'c-xfj:rule-owner' as z.infer<typeof staffId>, reason: '依据的文号有误' },
});

export const DirectoryDraftWithdrawn = define({
  name: 'DirectoryDraftWithdrawn',
  title: 'The proposer takes it back (撤回)',
  schema: draft,
  sample: SAMPLE_DRAFT,
});

/** They lie on the directory's topic for the record's sake; a snapshot is made of published entries alone. */
export const DIRECTORY_DRAFT_EVENTS = [
  DirectoryDraftProposed,
  DirectoryDraftApproved,
  DirectoryDraftRejected,
  DirectoryDraftWithdrawn,
] as const;
