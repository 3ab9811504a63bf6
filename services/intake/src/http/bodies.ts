import { consents, instantWithOffset, localDate, orgId, REPLY_GROUNDS, SIMPLE_GROUNDS, staffId, type OpinionText } from '@huiyin/contracts';
import { enquiryBody } from '@huiyin/host';
import { z } from 'zod';
import { FILING_REASONS } from '../domain/petition/decisions/file-petition.js';

/** What the commands on a petition are written in. Words of people are sealed before they go on; reasons are codes where they are not. */
export const ID = z.uuid();

const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim().length > 0, 'must not be empty');
const LONG = 20_000;
const SHORT = 500;
const CODE = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, 'must be a code of small letters and hyphens');

const opinionWords = { request: words(LONG), facts: words(LONG), opinion: words(LONG), legalBasis: words(LONG) } satisfies Record<
  keyof OpinionText,
  z.ZodType
>;

export const TransferBody = z.strictObject({ to: orgId });
export const AssignmentBody = z.strictObject({ to: orgId, limit: localDate });
export const ObjectionBody = z.strictObject({ reasons: words(LONG), basis: words(SHORT) });
export const ObjectionAnswerBody = z.strictObject({ agreed: z.boolean(), reasons: words(LONG) });
export const AcceptanceBody = z.strictObject({
  /** Of an appeal; a suggestion has none. */
  route: z.union([z.literal(5), z.literal(6)]).exactOptional(),
  reason: CODE,
  leader: staffId,
  undertaker: staffId,
});
export const WayBody = z.strictObject({
  route: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  procedure: words(SHORT),
  body: words(SHORT),
  reason: CODE,
});
export const DeclineBody = z.strictObject({ reason: words(SHORT), legalBasis: words(SHORT), whereToGo: words(SHORT) });
export const ExtensionBody = z.strictObject({ days: z.int(), reason: words(LONG) });
export const OpinionBody = z.strictObject({ outcome: z.enum(['1', '2', '3']), ...opinionWords, undertaker: staffId.exactOptional() });
export const DutyAnswerBody = z.strictObject({ outcome: z.enum(['1', '2', '3']), ...opinionWords });
export const SuggestionAnswerBody = z.strictObject({ outcome: z.enum(['8', '9', '10']), reply: words(LONG) });
export const AgreementBody = z.strictObject({ outcome: z.enum(['4', '5']), agreedOn: localDate });
const PETITIONER = z.string().regex(/^p\d{1,4}$/);
export const ReplyExplanationBody = z.strictObject({ ground: z.enum(REPLY_GROUNDS), on: localDate });

const FORM = z.string().regex(/^\d{2}$/);
export const WithdrawalBody = z.strictObject({ by: PETITIONER, way: FORM });
export const ConsentsBody = z.strictObject({ by: PETITIONER, consents, way: FORM });
export const OwnConsentsBody = enquiryBody({ consents });
export const FilingBody = z.strictObject({ reason: z.enum(FILING_REASONS) });
export const LinkBody = z.strictObject({ to: z.string().min(1).max(38), relation: z.enum(['repeat', 'same-problem']) });
export const VoidLinkBody = z.strictObject({ to: z.uuid(), reason: words(SHORT) });
export const UnitsBody = z.strictObject({ units: z.array(orgId).min(1).max(50) });
export const SimpleProcedureBody = z.strictObject({ ground: z.enum(SIMPLE_GROUNDS) });
export const LeaderReadingBody = z.strictObject({ leader: staffId, important: z.boolean().default(false), draft: words(LONG) });
export const LeaderCommentBody = z.strictObject({ comment: words(LONG) });
export const NoBody = z.strictObject({});

export const CorrectionBody = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('received-at'), now: instantWithOffset, reason: words(SHORT) }),
  z.strictObject({ fact: z.literal('region'), now: z.string().regex(/^\d{6}$/), reason: words(SHORT) }),
  z.strictObject({ fact: z.literal('content-class'), now: z.string().regex(/^\d{6}$/), reason: words(SHORT) }),
  z.strictObject({ fact: z.literal('title'), now: words(SHORT), reason: words(SHORT) }),
  z.strictObject({ fact: z.literal('kind'), now: z.enum(['suggestion', 'appeal', 'report']), reason: words(SHORT) }),
]);
export type CorrectionBody = z.infer<typeof CorrectionBody>;
