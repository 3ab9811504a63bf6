import { z } from 'zod';

const move = z.object({
  record: z.string(),
  clock: z.string(),
  timer: z.string(),
  holder: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  provisional: z.boolean(),
  isOver: z.boolean(),
});
export type ToldMove = z.infer<typeof move>;

/** How far a run is, as a service tells it. */
export const toldRun = z.object({
  id: z.string(),
  state: z.enum(['running', 'done']),
  dryRun: z.boolean(),
  calendars: z.array(z.string()),
  scanned: z.int(),
  changed: z.int(),
  kept: z.int(),
  faults: z.array(z.object({ record: z.string(), code: z.string() })),
  moves: z.array(move),
  next: z.string().optional(),
});
export type ToldRun = z.infer<typeof toldRun>;
