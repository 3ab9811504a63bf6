import { z } from 'zod';
import { consents, type Channel } from '../common/channel.js';
import { instantWithOffset, localDate, orgId, regionCode } from '../common/fields.js';

/** Longest external number that is kept (domain.md §8.1). */
export const NUMBER_LENGTH = 38;
const MARKUP_FREE_LENGTH = 200;
const TEXT_LENGTH = 100_000;
const PEOPLE = 100_000;
const SIGNATORIES = 2_000;

const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.trim().length > 0, 'must not be empty');
const code = z.string().min(1).max(6);
const flag = z.boolean().default(false);

interface Reach {
  readonly phone?: string;
  readonly email?: string;
  readonly consents?: readonly Channel[];
}

/** Consent to a channel that leads nowhere is a mistake of the form; a webhook tells a platform, which knows its own people. */
const canBeReached = ({ phone, email, consents: given = [] }: Reach): boolean =>
  (email !== undefined || !given.includes('mail')) && (phone !== undefined || !given.includes('sms'));

/** 信访人 as a sender writes him, in clear: sealed by intake before anything is decided. Everything may be missing (anonymous). */
export const petitionerInput = z
  .strictObject({
    name: words(MARKUP_FREE_LENGTH).exactOptional(),
    phone: words(40).exactOptional(),
    email: z.email().max(254).exactOptional(),
    address: words(500).exactOptional(),
    idNumber: words(40).exactOptional(),
    representative: flag,
    /** Where nothing is said, an e-mail address is consent to mail (domain.md §7.2), and a phone is there to be called. */
    consents: consents.exactOptional(),
  })
  .refine(canBeReached, { path: ['consents'], message: 'names mail without an address, or sms without a phone' });
export type PetitionerInput = z.infer<typeof petitionerInput>;

/** What a matter is registered from, whichever way it comes: HTTP, file, command topic (NET-5). */
export const petitionInput = z.strictObject({
  registeredBy: orgId,
  receivedAt: instantWithOffset,
  petitionDate: localDate,
  postmarkDate: localDate.exactOptional(),
  form: code,
  purpose: code,
  contentClass: z.string().regex(/^\d{6}$/),
  region: regionCode,
  peopleCount: z.int().positive().max(PEOPLE),
  title: words(MARKUP_FREE_LENGTH * 2),
  content: words(TEXT_LENGTH),
  petitioners: z.array(petitionerInput).max(SIGNATORIES).default([]),
  joint: flag,
  anonymous: flag,
  confidential: flag,
  publicConsent: flag,
  urgent: flag,
  litigation: flag,
  /** 本机构初次; without it intake looks for earlier matters of the same person. */
  firstTime: z.boolean().exactOptional(),
  reportedName: words(MARKUP_FREE_LENGTH).exactOptional(),
  relatedNumber: words(NUMBER_LENGTH).exactOptional(),
});
export type PetitionInput = z.infer<typeof petitionInput>;

export const REGISTER_PETITION_TYPE = 'cn.huiyin.intake.petition.RegisterPetition.v1';

/** 登记指令: a partner platform asks intake to register a matter (topic `intake.petition.commands.v1`); known by the platform and its number. */
export const registerPetition = z.strictObject({ number: words(NUMBER_LENGTH), petition: petitionInput });
export type RegisterPetition = z.infer<typeof registerPetition>;

export const PETITION_REPLIED_TYPE = 'cn.huiyin.intake.petition.RegistrationAnswered.v1';

/** 登记回执 on `intake.petition.replies.v1`, per matter: success, already there, or refused with field and reason. */
export const registrationAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('registered'), id: z.string(), number: z.string(), remarks: z.array(z.string()) }),
  z.object({ outcome: z.literal('already-there'), id: z.string(), number: z.string() }),
  z.object({ outcome: z.literal('refused'), code: z.string(), field: z.string().exactOptional(), reason: z.string() }),
]);
export type RegistrationAnswer = z.infer<typeof registrationAnswer>;
