import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { directoryDocument, entitiesOf, isTableName } from './directory-document.js';
import type { EntityValue } from '../../domain/directory/publish-entity.js';

/** What is wrong with a file: where (path, and line in YAML), and why. */
export interface FileFault {
  readonly field: string;
  readonly reason: string;
}

export type DirectoryFile = { readonly entities: readonly EntityValue[] } | { readonly faults: readonly FileFault[] };

const MOST_FAULTS = 50;
type Path = readonly PropertyKey[];
type Locate = (path: Path) => string;

const checked = (content: unknown, locate: Locate): DirectoryFile => {
  const read = directoryDocument.safeParse(content);
  if (!read.success) return { faults: faultsOf(read.error, locate) };
  const unnamed = Object.keys(read.data).filter((id) => !isTableName(id));
  if (unnamed.length > 0) return { faults: unnamed.map((id) => ({ field: locate([id]), reason: 'is no name of a code table' })) };
  const entities = entitiesOf(read.data);
  if (entities.length === 0) return { faults: [{ field: '', reason: 'nothing in it' }] };
  const twice = doubles(entities);

  return twice.length === 0 ? { entities } : { faults: twice.map((id) => ({ field: id, reason: 'stands there twice' })) };
};

const faultsOf = ({ issues }: z.ZodError, locate: Locate): readonly FileFault[] =>
  issues.slice(0, MOST_FAULTS).map(({ path, message }) => ({ field: locate(path), reason: message }));

const doubles = (entities: readonly EntityValue[]): readonly string[] => {
  const seen = new Set<string>();

  return entities
    .map(({ entity, id }) => `${entity} ${id}`)
    .filter((key) => {
      const again = seen.has(key);
      seen.add(key);

      return again;
    });
};

const inWords = (path: Path): string => path.map(String).join('.').slice(0, 120);

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

/** A directory file as YAML text, or as JSON that was read already. Nothing of it is taken where any of it is wrong. */
export const readDirectoryFile = (body: unknown): DirectoryFile => {
  if (typeof body !== 'string') return checked(body, inWords);
  const lines = new LineCounter();
  const document = parseDocument(body, { lineCounter: lines, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) return { faults: [{ field: `line ${lines.linePos(error.pos[0]).line}`, reason: error.code }] };
  const locate: Locate = (path) => `line ${lineOf(document, lines, path) ?? 1}: ${inWords(path)}`;

  return checked(plain(document), locate);
};

/** Aliases are not expanded: a short file could grow without bound. */
const plain = (document: Document.Parsed): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
};
