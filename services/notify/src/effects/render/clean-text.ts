/** Control characters, zero-width and direction marks, and variation selectors: a page cannot show them, and some turn text around. */
const UNPRINTABLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\ufff0-\uffff]|[\u{e0000}-\u{e0fff}]/gu;
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const SPACES = /[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f]/gu;

/** Printed where no font has the character: the mark that Chinese printing uses for a missing one (U+3013). */
export const MISSING = '〓';

/** Text as a page can show it; line breaks stay. */
export const cleanText = (text: string): string =>
  text.normalize('NFC').replace(LONE_SURROGATE, MISSING).replace(SPACES, ' ').replace(UNPRINTABLE, '');
