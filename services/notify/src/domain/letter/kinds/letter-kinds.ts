import type { FactsOf, LetterKind } from './fact-kinds.js';
import { FILED_LETTERS } from './filed-letters.js';
import { HEARING_LETTERS } from './hearing-letters.js';
import { INTAKE_LETTERS } from './intake-letters.js';
import { SUPERVISION_LETTERS } from './supervision-letters.js';

/** Every kind of letter of the platform (domain.md §7.2): those that events call for, and those that people order. */
export const LETTER_KINDS = { ...INTAKE_LETTERS, ...HEARING_LETTERS, ...SUPERVISION_LETTERS, ...FILED_LETTERS } as const;

export type LetterCode = keyof typeof LETTER_KINDS;
export type LetterFacts<Code extends LetterCode> = FactsOf<(typeof LETTER_KINDS)[Code]['facts']>;

export const LETTER_CODES = Object.keys(LETTER_KINDS) as readonly LetterCode[];
export const isLetterCode = (code: string): code is LetterCode => code in LETTER_KINDS;
export const kindOf = (code: LetterCode): LetterKind => LETTER_KINDS[code];
