import { z } from 'zod';
import { channel } from '../common/channel.js';
import { localDate, sealed } from '../common/fields.js';

/** 代收人: a body that was commissioned, an agent with a power of attorney, or an adult of the household. */
export const PROXY_RELATIONS = ['commissioned-body', 'authorised-agent', 'adult-relative'] as const;

/** 证明材料: the signed receipt of service (送达回证), a photograph, the slip of the post, a copy of the public notice. */
export const PROOF_KINDS = ['receipt', 'photo', 'post-slip', 'notice-copy'] as const;

/** Digest of a file that `ProofFiled` named. */
const file = z.string().min(1);

/** 送达证明, by the way of service (domain.md §7.2). */
export const serviceProof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('receipt'), receipt: file }),
  z.object({ kind: z.literal('post'), postNumber: z.string(), postedOn: localDate, slip: file.exactOptional() }),
  z.object({ kind: z.literal('electronic'), channel, reply: z.string() }),
  z.object({
    kind: z.literal('proxy'),
    relation: z.enum(PROXY_RELATIONS),
    receivedBy: sealed,
    /** Number or date of the commission or power of attorney. */
    commission: sealed.exactOptional(),
    receipt: file,
  }),
  z.object({ kind: z.literal('left'), witnesses: z.array(sealed), place: sealed, refusal: sealed, receipt: file, photo: file }),
  z.object({ kind: z.literal('public-notice'), place: sealed, grounds: sealed, postedOn: localDate, days: z.int().positive() }),
]);
export type ServiceProof = z.infer<typeof serviceProof>;
