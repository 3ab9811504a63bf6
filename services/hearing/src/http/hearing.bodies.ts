import { HEARING_REFUSAL_GROUNDS, instantWithOffset, localDate, staffId } from '@huiyin/contracts';
import { z } from 'zod';
import { person, short, text } from './review.bodies.js';

export const ApplyBody = z.strictObject({
  appliedOn: localDate,
  /** 代理人: names of those who speak for the petitioner. */
  agents: z.array(short).min(1).max(50).exactOptional(),
  /** 代表: of a joint matter, who speaks for the others. */
  representatives: z.array(person).min(1).max(500).exactOptional(),
});
export type ApplyBody = z.infer<typeof ApplyBody>;

export const OpeningBody = z.strictObject({ agreedOn: localDate });
export type OpeningBody = z.infer<typeof OpeningBody>;

export const HearingRefusalBody = z.strictObject({ ground: z.enum(HEARING_REFUSAL_GROUNDS), reason: text });
export type HearingRefusalBody = z.infer<typeof HearingRefusalBody>;

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

export const PostponeBody = z.strictObject({
  reason: short,
  to: instantWithOffset,
  place: short.exactOptional(),
  shortNoticeConsent: z.boolean().exactOptional(),
});
export type PostponeBody = z.infer<typeof PostponeBody>;

export const SuspendBody = z.strictObject({ reason: short });
export type SuspendBody = z.infer<typeof SuspendBody>;

export const GiveUpBody = z.strictObject({ reason: z.enum(['withdrawn', 'no-show']) });
export type GiveUpBody = z.infer<typeof GiveUpBody>;

export const HeldBody = z.strictObject({
  heldOn: localDate,
  present: z.array(staffId).min(1).max(50),
  transcript: text,
  signed: z.array(z.string().max(200)).max(100),
  onTheSpot: z.boolean().exactOptional(),
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
