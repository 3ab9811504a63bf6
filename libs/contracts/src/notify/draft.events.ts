import { ROLES } from '@huiyin/kernel';
import { z } from 'zod';
import { identifier, localDate, orgId, sealed, staffId } from '../common/fields.js';
import { SAMPLE } from '../common/samples.js';
import { matterEvent } from '../common/withheld.js';
import { eventsOf } from '../define.js';

const define = eventsOf('notify', 'letter');
const withheld = SAMPLE.withheld;

/** 拟发对象: the petitioners of the matter by the rule for joint ones, one of them, an organisation, or nobody: a form that is kept on file. */
export const draftReceiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('petitioners') }),
  z.object({ kind: z.literal('person'), person: z.string() }),
  z.object({ kind: z.literal('organisation'), org: orgId }),
  z.object({ kind: z.literal('file') }),
]);
export type DraftReceiver = z.infer<typeof draftReceiver>;

/** 签发: the roles that may sign, as the template said when the draft was written; nobody where it is a form that its writer fills in. */
const signers = z.array(z.enum(ROLES));
const draft = { draftId: identifier, code: z.string().regex(/^L\d{2}$/), issuer: orgId };
const draftSample = { draftId: 'draft-1', code: 'L07', issuer: SAMPLE.agency };

/** 文书拟稿、核稿、签发. All of it stays in the record: what others need of it goes with the letter (`approval` of `LetterOrdered`). */
export const DraftWritten = define({
  name: 'DraftWritten',
  isSent: false,
  title: 'A letter was drafted by the office that will issue it (拟稿)',
  schema: matterEvent({
    ...draft,
    to: draftReceiver,
    copies: z.array(orgId),
    /** Codes, ids and dates in clear, words of people sealed. */
    facts: z.record(z.string(), z.unknown()),
    signers,
    ref: z.string().exactOptional(),
    /** The letter in whose place it will stand, and why. */
    replaces: z.object({ letterId: z.string(), reason: z.string().min(1) }).exactOptional(),
    by: staffId,
  }),
  sample: {
    ...draftSample,
    to: { kind: 'petitioners' },
    copies: [],
    facts: { missing: SAMPLE.sealed },
    signers: ['leader', 'head'],
    by: SAMPLE.staff,
    withheld,
  },
});

export const DraftEdited = define({
  name: 'DraftEdited',
  isSent: false,
  title: 'A draft was edited; each difference is kept (修改文稿)',
  schema: matterEvent({
    ...draft,
    /** By fact: what it said and what it says; absent on the side where there was, or is, nothing. Words stay sealed. */
    changes: z.record(z.string(), z.object({ was: z.unknown().optional(), now: z.unknown().optional() })),
    by: staffId,
  }),
  sample: { ...draftSample, changes: { missing: { was: SAMPLE.sealed, now: SAMPLE.sealed } }, by: SAMPLE.staff, withheld },
});

export const DraftChecked = define({
  name: 'DraftChecked',
  isSent: false,
  title: 'Somebody other than its authors checked the draft (核稿)',
  schema: matterEvent({ ...draft, by: staffId }),
  sample: { ...draftSample, by: SAMPLE.head, withheld },
});

export const DraftReturned = define({
  name: 'DraftReturned',
  isSent: false,
  title: 'The draft goes back to its authors with comments (退回修改)',
  schema: matterEvent({ ...draft, comments: sealed, by: staffId }),
  sample: { ...draftSample, comments: SAMPLE.sealed, by: SAMPLE.head, withheld },
});

export const DraftSigned = define({
  name: 'DraftSigned',
  isSent: false,
  title: 'The draft was signed off and becomes a letter (签发)',
  schema: matterEvent({ ...draft, by: staffId, signedOn: localDate }),
  sample: { ...draftSample, by: SAMPLE.head, signedOn: SAMPLE.day, withheld },
});

export const DraftDropped = define({
  name: 'DraftDropped',
  isSent: false,
  title: 'The draft was given up (文稿作废); it stays in the record',
  schema: matterEvent({ ...draft, reason: sealed, by: staffId }),
  sample: { ...draftSample, reason: SAMPLE.sealed, by: SAMPLE.staff, withheld },
});
