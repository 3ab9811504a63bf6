/** What a JSON text may not be, before it is parsed. */
export type JsonFlaw = 'too deep' | 'member twice' | 'forbidden member';

interface Level {
  /** Names of an object's members; undefined in an array. */
  readonly names: Set<string> | undefined;
  /** The next text is a member's name. */
  expectsName: boolean;
}

/** JSON.parse makes it an own member, and a later copy of the object a prototype. */
const FORBIDDEN = '__proto__';

/** Walks the text once and stops at the first flaw. Syntax is left to the parser. */
export const flawOf = (text: string, maxDepth: number): JsonFlaw | undefined => {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfText(text, at);
      const flaw = flawOfName(levels.at(-1), text.slice(at, end + 1));
      if (flaw !== undefined) return flaw;
      at = end;
    } else if (follow(levels, character) > maxDepth) return 'too deep';
  }

  return undefined;
};

/** Keeps the levels; gives how deep they are. */
const follow = (levels: Level[], character: string | undefined): number => {
  const level = levels.at(-1);
  if (character === '{') levels.push({ names: new Set(), expectsName: true });
  else if (character === '[') levels.push({ names: undefined, expectsName: false });
  else if (character === '}' || character === ']') levels.pop();
  else if (character === ',' && level !== undefined) level.expectsName = level.names !== undefined;

  return levels.length;
};

const endOfText = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;

  return at;
};

const flawOfName = (level: Level | undefined, quoted: string): JsonFlaw | undefined => {
  if (level?.names === undefined || !level.expectsName) return undefined;
  level.expectsName = false;
  const name = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  if (name === FORBIDDEN) return 'forbidden member';
  if (level.names.has(name)) return 'member twice';
  level.names.add(name);

  return undefined;
};

/** A name written with escapes is the same name. A broken one is left to the parser. */
const unescaped = (quoted: string): string => {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
};
