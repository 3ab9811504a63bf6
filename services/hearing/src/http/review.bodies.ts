import { instantWithOffset, localDate, orgId, staffId, REFUSAL_GROUNDS } from '@huiyin/contracts';
import { z } from 'zod';

const text = z.string().trim().min(1).max(20_000);
const short = z.string().trim().min(1).max(200);

export const MatterId = z.uuid();
export const RequestId = z.string().regex(/^[\w-]{1,64}$/);

export const RequestBody = z.strictObject({
  level: z.enum(['review', 're-review']),
  reviewer: orgId,
  person: z.string().regex(/^p\d+$/),
  requestedOn: localDate,
  request: text,
});
export type RequestBody = z.infer<typeof RequestBody>;

export const AcceptBody = z.strictObject({ forCause: short.exactOptional() });
export const RefuseBody = z.strictObject({ ground: z.enum(REFUSAL_GROUNDS) });
export const TeamBody = z.strictObject({ undertaker: staffId, members: z.array(staffId).min(1).max(50) });
export const RecusalBody = z.strictObject({ member: staffId, reason: short });

export const DeliberationBody = z.strictObject({
  votes: z
    .array(z.strictObject({ member: staffId, view: text, infavour: z.boolean() }))
    .min(1)
    .max(50),
  result: z.enum(['1', '2', '3']),
});
export type DeliberationBody = z.infer<typeof DeliberationBody>;

export const DecisionBody = z.strictObject({
  outcome: z.enum(['1', '2', '3']),
  request: text,
  facts: text,
  opinion: text,
  legalBasis: text,
});
export type DecisionBody = z.infer<typeof DecisionBody>;

export const NothingBody = z.strictObject({});
export const ApplyBody = z.strictObject({ appliedOn: localDate });

export const NoticeBody = z.strictObject({
  procedure: z.enum(['ordinary', 'simple']).default('ordinary'),
  at: instantWithOffset,
  place: short,
  presiding: staffId,
  panel: z.array(staffId).min(1).max(50),
  recorder: staffId,
  public: z.boolean().default(true),
  shortNoticeConsent: z.boolean().default(false),
});
export type NoticeBody = z.infer<typeof NoticeBody>;

export const PostponeBody = z.strictObject({ reason: short, to: instantWithOffset });
export const GiveUpBody = z.strictObject({ reason: z.enum(['withdrawn', 'no-show']) });

export const HeldBody = z.strictObject({
  heldOn: localDate,
  present: z.array(staffId).min(1).max(50),
  transcript: text,
  signed: z.array(z.string().max(200)).max(100),
});
export type HeldBody = z.infer<typeof HeldBody>;

export const ConclusionBody = z.strictObject({
  finding: text,
  votes: z
    .array(z.strictObject({ member: staffId, infavour: z.boolean(), reason: text }))
    .min(1)
    .max(50),
  concludedOn: localDate,
});
export type ConclusionBody = z.infer<typeof ConclusionBody>;

export const ListQuery = z.strictObject({
  stage: z.enum(['received', 'accepted', 'refused', 'decided']).exactOptional(),
  after: z.uuid().exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** Where a command goes: the matter, and the request of the petitioner. */
export const RequestPath = z.strictObject({ id: MatterId, requestId: RequestId });
export type RequestPath = z.infer<typeof RequestPath>;
export const MatterPath = z.strictObject({ id: MatterId });
export type MatterPath = z.infer<typeof MatterPath>;
export type AcceptBody = z.infer<typeof AcceptBody>;
export type RefuseBody = z.infer<typeof RefuseBody>;
export type TeamBody = z.infer<typeof TeamBody>;
export type RecusalBody = z.infer<typeof RecusalBody>;
export type ApplyBody = z.infer<typeof ApplyBody>;
export type PostponeBody = z.infer<typeof PostponeBody>;
export type GiveUpBody = z.infer<typeof GiveUpBody>;
