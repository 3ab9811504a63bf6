import { localDate, orgId, staffId, REFUSAL_GROUNDS } from '@huiyin/contracts';
import { z } from 'zod';

export const text = z.string().trim().min(1).max(20_000);
export const short = z.string().trim().min(1).max(200);

export const MatterId = z.uuid();
export const RequestId = z.string().regex(/^[\w-]{1,64}$/);

/** A petitioner within the matter. */
export const person = z.string().regex(/^p\d+$/);

export const RequestBody = z.strictObject({
  level: z.enum(['review', 're-review']),
  reviewer: orgId,
  person,
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
export const DelegationBody = z.strictObject({ department: orgId });
export const DraftBody = z.strictObject({ draft: text });

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
export type DelegationBody = z.infer<typeof DelegationBody>;
export type DraftBody = z.infer<typeof DraftBody>;
