import { z } from 'zod';

/** What whoever asks about his own matter gives, in a body: paths are logged and kept by browsers. */
export const enquiryFields = {
  /** 查询码, of the receipt (L35). */
  queryCode: z.string().trim().min(6).max(24),
  /** Second factor: the end of a petitioner's phone or identity number; of an anonymous matter that of its own number. */
  lastFour: z
    .string()
    .regex(/^[0-9xX]{4}$/)
    .exactOptional(),
  /** Second factor: the code that was mailed to a petitioner who left an address, `1-48213907`. */
  mailedCode: z
    .string()
    .regex(/^\d{1,5}-\d{8}$/)
    .exactOptional(),
};

export interface Enquiry {
  readonly queryCode: string;
  readonly lastFour?: string;
  readonly mailedCode?: string;
}

const hasOneFactor = ({ lastFour, mailedCode }: Omit<Enquiry, 'queryCode'>): boolean =>
  (lastFour === undefined) !== (mailedCode === undefined);

const ONE_FACTOR = { path: ['lastFour'], message: 'either this or mailedCode' };

/** Body of a public enquiry, with what else the route takes: query code and one second factor. */
export const enquiryBody = <More extends z.core.$ZodShape>(more: More) =>
  z.strictObject({ ...enquiryFields, ...more }).refine((body) => hasOneFactor(body as Enquiry), ONE_FACTOR);

export const EnquiryBody = enquiryBody({});

/** Who asks for a code to be mailed gives the query code alone. */
export const MailedCodeBody = z.strictObject({ queryCode: enquiryFields.queryCode });
export type MailedCodeBody = z.infer<typeof MailedCodeBody>;
