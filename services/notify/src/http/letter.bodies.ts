import { localDate } from '@huiyin/contracts';
import { enquiryBody } from '@huiyin/host';
import { z } from 'zod';

const letterId = z.string().regex(/^[\w.-]{1,200}$/);

export const MatterPath = z.strictObject({ id: z.uuid() });
export type MatterPath = z.infer<typeof MatterPath>;
export const LetterPath = z.strictObject({ id: z.uuid(), letterId });
export type LetterPath = z.infer<typeof LetterPath>;
export const PageQuery = z.strictObject({ after: z.uuid().exactOptional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export type PageQuery = z.infer<typeof PageQuery>;

const reason = z.string().trim().min(1).max(500);
export const CorrectionBody = z.strictObject({ servedOn: localDate, reason });
export type CorrectionBody = z.infer<typeof CorrectionBody>;
export const WithdrawalBody = z.strictObject({ reason });
export type WithdrawalBody = z.infer<typeof WithdrawalBody>;

export const FileEnquiryBody = enquiryBody({ letterId });
export type FileEnquiryBody = z.infer<typeof FileEnquiryBody>;
