import { RULES } from '../drafting/rules-kind.js';
import { drafting } from '../drafting/drafting.js';

/** `npm run rules`. */
export const main = (args: readonly string[]): Promise<void> => drafting(RULES, args);
