import { CALENDAR } from '../drafting/calendar-kind.js';
import { drafting } from '../drafting/drafting.js';

/** `npm run calendar`. */
export const main = (args: readonly string[]): Promise<void> => drafting(CALENDAR, args);
