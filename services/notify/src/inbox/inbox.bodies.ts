import { z } from 'zod';

const entry = z.int().positive();
export const MarksBody = z.strictObject({ entries: z.array(entry).min(1).max(200) });
export type MarksBody = z.infer<typeof MarksBody>;

export const EntriesQuery = z.strictObject({
  /** As `next` of the page before gave it. */
  before: z.coerce.number().int().positive().exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  unread: z.enum(['true', 'false']).default('false'),
});
export type EntriesQuery = z.infer<typeof EntriesQuery>;
