/** The facts of a letter: as they are, for conditions, and in words, for the text. */
export interface LetterWords {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, string | undefined>>;
}
