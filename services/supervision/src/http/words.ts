import { z } from 'zod';

/** Words of people; sealed before a rule sees them. */
export const words = z.string().trim().min(1).max(20_000);
