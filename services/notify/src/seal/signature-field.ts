import { Fault, type LocalDate } from '@huiyin/kernel';
import { dictionaryOf, namedIn, type PdfTable } from './pdf-table.js';

/** The first page, however deep the tree of pages is. */
const firstPage = (table: PdfTable, node: number): number => {
  const dictionary = dictionaryOf(table, node);

  return /\/Type\s*\/Pages\b/.test(dictionary) ? firstPage(table, namedIn(dictionary, 'Kids')) : node;
};

/** A dictionary with one more entry. Of two entries of one name each reader takes the one it likes, so there must be none yet. */
const withEntry = (dictionary: string, name: string, value: string): string => {
  if (new RegExp(`/${name}\\b`).test(dictionary)) throw new Fault('seal.pdf-unreadable', `${name} is there already`, { retryable: false });

  return `<<${dictionary.trimEnd()}\n  /${name} ${value}\n>>`;
};

/**
 * The objects that a field for a signature changes or adds, by their numbers; `signature` is the number of its value. The field has no
 * extent, so it needs no appearance (ISO 19005-2, 6.3.3): what people see is the seal's picture. Flags 132: printed, locked.
 */
export const fieldObjects = (table: PdfTable, signature: number): ReadonlyMap<number, string> => {
  const root = namedIn(table.trailer, 'Root');
  const catalogue = dictionaryOf(table, root);
  const page = firstPage(table, namedIn(catalogue, 'Pages'));
  const field = table.size;

  return new Map([
    [root, withEntry(catalogue, 'AcroForm', `<< /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [page, withEntry(dictionaryOf(table, page), 'Annots', `[${field} 0 R]`)],
    [field, `<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal) /F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${signature} 0 R >>`],
  ]);
};

/** The value of the field but for its last entry, the signature itself. No time of day is known of a letter, nor stands in its date of making. */
export const valueBefore = (range: string, on: LocalDate): string =>
  `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:${on.replaceAll('-', '')}000000Z)\n   /ByteRange ${range} /Contents `;

export const VALUE_AFTER = ' >>';
