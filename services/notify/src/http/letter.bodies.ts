import { localDate } from '@huiyin/contracts';
import { z } from 'zod';
import { PAPER_WAYS } from '../domain/letter/record-service.js';

const letterId = z.string().regex(/^[\w.-]{1,200}$/);

export const MatterPath = z.strictObject({ id: z.uuid() });
export type MatterPath = z.infer<typeof MatterPath>;
export const LetterPath = z.strictObject({ id: z.uuid(), letterId });
export type LetterPath = z.infer<typeof LetterPath>;
export const PageQuery = z.strictObject({ after: z.uuid().exactOptional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export type PageQuery = z.infer<typeof PageQuery>;

const reason = z.string().trim().min(1).max(500);
export const ServiceBody = z.strictObject({ way: z.enum(PAPER_WAYS), servedOn: localDate });
export type ServiceBody = z.infer<typeof ServiceBody>;
export const CorrectionBody = z.strictObject({ servedOn: localDate, reason });
export type CorrectionBody = z.infer<typeof CorrectionBody>;
export const WithdrawalBody = z.strictObject({ reason });
export type WithdrawalBody = z.infer<typeof WithdrawalBody>;

const factors = {
  queryCode: z.string().trim().min(6).max(24),
  /** The end of the petitioner's phone or identity number. */
  lastFour: z.string().regex(/^[0-9xX]{4}$/),
};
export const EnquiryBody = z.strictObject(factors);
export type EnquiryBody = z.infer<typeof EnquiryBody>;
export const FileEnquiryBody = z.strictObject({ ...factors, letterId });
export type FileEnquiryBody = z.infer<typeof FileEnquiryBody>;
