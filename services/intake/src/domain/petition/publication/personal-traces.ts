/** What a text must not hold to be public (脱敏). */
export const TRACES = ['phone', 'id-number', 'e-mail', 'account', 'place', 'own-words'] as const;
export type Trace = (typeof TRACES)[number];

const PATTERNS: Readonly<Record<Exclude<Trace, 'own-words'>, RegExp>> = {
  phone: /(?<!\d)(?:(?:\+?86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/u,
  'id-number': /(?<!\d)(?:\d{17}[\dx]|\d{15})(?!\d)/iu,
  'e-mail': /[^\s@]{1,64}@[^\s@.]{1,63}\.[^\s@]/u,
  account: /(?<!\d)\d{16,19}(?!\d)/u,
  /** Down to house, building and room. */
  place: /\d+\s*(?:号楼|号院|号|栋|幢|单元|室|弄)/u,
};

/** Spaces, full width and separators hide nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}·•.]/gu, '');

const SHORTEST = 2;
/** So long a piece of an address names the place. */
const PIECE = 8;

const piecesOf = (words: string): readonly string[] => {
  const whole = plain(words);
  if (whole.length <= PIECE) return whole.length < SHORTEST ? [] : [whole];

  return Array.from({ length: whole.length - PIECE + 1 }, (_, at) => whole.slice(at, at + PIECE));
};

/** Kinds of what is found in a text, never the words themselves: patterns, and the petitioners' own sealed words. */
export const personalTraces = (text: string, own: readonly string[]): readonly Trace[] => {
  const shown = text.normalize('NFKC');
  const squeezed = plain(text);
  const found = Object.entries(PATTERNS).flatMap(([trace, pattern]) =>
    pattern.test(shown) || (trace !== 'place' && trace !== 'e-mail' && pattern.test(squeezed)) ? [trace as Trace] : [],
  );
  const isOwn = own.flatMap(piecesOf).some((piece) => squeezed.includes(piece));

  return isOwn ? [...found, 'own-words'] : found;
};
