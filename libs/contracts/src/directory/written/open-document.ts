import { LineCounter, parseDocument, type Document } from 'yaml';
import { inWords, type Locate, type Path, type WrittenFault } from './fault.js';

/** A document that could be opened: what it says, and how its places are named. */
export interface OpenedDocument {
  readonly content: unknown;
  readonly locate: Locate;
}

export type Opening = OpenedDocument | { readonly faults: readonly WrittenFault[] };

/** The line of the deepest node on the way to a path: what is missing has none of its own. */
const lineOf = (document: Document.Parsed, lines: LineCounter, path: Path): number | undefined => {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(Number(node.range[0])).line;
    }
  }

  return undefined;
};

/** Aliases are not expanded: a short file could grow without bound. */
const plain = (document: Document.Parsed): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
};

/** Opens YAML text, or JSON that was read already; the places of YAML are named by line and path, those of JSON by path. */
export const openDocument = (written: unknown): Opening => {
  if (typeof written !== 'string') return { content: written, locate: inWords };
  const lines = new LineCounter();
  const document = parseDocument(written, { lineCounter: lines, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) return { faults: [{ field: `line ${lines.linePos(error.pos[0]).line}`, reason: error.code }] };

  return {
    content: plain(document),
    locate: (path) => `line ${lineOf(document, lines, path) ?? 1}: ${inWords(path)}`,
  };
};
