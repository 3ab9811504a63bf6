import type { LetterRow, SeenRow } from '@huiyin/tools';

/** The letters of these codes, in the order in which they were ordered. */
export const letters = (seen: SeenRow, ...codes: readonly string[]): readonly LetterRow[] =>
  seen.letters.filter(({ code }) => codes.includes(code));

export const timesOf = (seen: SeenRow): { readonly issued: number } => ({
  issued: seen.letters.filter(({ issuedOn }) => issuedOn !== undefined).length,
});
