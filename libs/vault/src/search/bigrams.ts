/** A text longer than this is found by its beginning only: the hashes lie in the record, which must stay small. */
const MAX_BIGRAMS = 2_000;

/** Each pair of neighbouring letters, digits or ideographs of a text, once. A run of one character gives itself. */
export const bigramsOf = (text: string): readonly string[] => {
  const found = new Set<string>();
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letters = [...run];
    if (letters.length === 1) found.add(run);
    for (let at = 1; at < letters.length && found.size < MAX_BIGRAMS; at += 1) found.add(`${letters[at - 1]}${letters[at]}`);
  }

  return [...found].slice(0, MAX_BIGRAMS);
};
