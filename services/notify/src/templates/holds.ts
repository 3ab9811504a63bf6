import type { LetterWords } from './facts-in-words.js';
import type { When } from './wording.js';

/** Whether a letter with these facts is of the kind that a condition names. */
export const holds = (when: When | undefined, { raw }: LetterWords): boolean =>
  Object.entries(when ?? {}).every(([name, wanted]) => {
    if (wanted === 'present') return raw[name] !== undefined;
    if (wanted === 'absent') return raw[name] === undefined;

    return raw[name] === wanted;
  });
