import { localDate, orgId } from '@huiyin/contracts';
import { z } from 'zod';
import { LETTER_CODES, type LetterCode } from '../domain/letter/kinds/letter-kinds.js';
import { OUTPUTS } from '../forms/letter-forms.js';

const codes = LETTER_CODES as readonly [LetterCode, ...LetterCode[]];
const words = z.string().trim().min(1).max(2_000);
/** What each fact may be is said by the letter's own schema. */
const facts = z.record(z.string().regex(/^\w{1,40}$/), z.unknown());

/** 拟发对象; a form that is kept on file is for nobody. */
const receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('petitioners') }),
  z.strictObject({ kind: z.literal('person'), person: z.string().regex(/^p\d{1,6}$/) }),
  z.strictObject({ kind: z.literal('organisation'), org: orgId }),
  z.strictObject({ kind: z.literal('file') }),
]);

export const DraftPath = z.strictObject({ id: z.uuid(), draftId: z.uuid() });
export type DraftPath = z.infer<typeof DraftPath>;

export const DraftBody = z.strictObject({
  code: z.enum(codes),
  to: receiver,
  copies: z.array(orgId).max(20).default([]),
  facts: facts.default({}),
  /** A letter of the same kind that this one will stand in the place of; it is withdrawn when this one is signed. */
  replaces: z.strictObject({ letterId: z.string().regex(/^[\w.-]{1,200}$/), reason: z.string().trim().min(1).max(500) }).exactOptional(),
});
export type DraftBody = z.infer<typeof DraftBody>;

/** Facts that are named are changed, `null` takes one out; the others stay. */
export const DraftEditBody = z.strictObject({ facts });
export type DraftEditBody = z.infer<typeof DraftEditBody>;
export const ReturnBody = z.strictObject({ comments: words });
export type ReturnBody = z.infer<typeof ReturnBody>;
export const DropBody = z.strictObject({ reason: words });
export type DropBody = z.infer<typeof DropBody>;
export const EmptyBody = z.strictObject({});
export type EmptyBody = z.infer<typeof EmptyBody>;
export const ProofQuery = z.strictObject({ form: z.enum(OUTPUTS).default('pdf') });
export type ProofQuery = z.infer<typeof ProofQuery>;

/** What somebody says who was told the result of his report; the day on which he was heard. */
export const ObjectionBody = z.strictObject({ person: z.string().regex(/^p\d{1,6}$/), words, heardOn: localDate });
export type ObjectionBody = z.infer<typeof ObjectionBody>;

export const NumbersQuery = z.strictObject({
  /** 代字, as it is printed. */
  series: z.string().min(1).max(40),
  year: z.coerce.number().int().min(2000).max(9999),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type NumbersQuery = z.infer<typeof NumbersQuery>;
export const RenewalBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export type RenewalBody = z.infer<typeof RenewalBody>;
