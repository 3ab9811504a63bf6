import { Fault } from '@huiyin/kernel';

/** What an update of a PDF needs to know of it: where its table of objects lies, and what its trailer says (ISO 32000-1, 7.5). */
export interface PdfTable {
  readonly at: number;
  /** The number that the next new object gets. */
  readonly size: number;
  /** What stands between `<<` and `>>` of the trailer. */
  readonly trailer: string;
  readonly pdf: Buffer;
}

const START = /startxref\s+(\d+)\s+%%EOF\s*$/;
const TABLE = /^xref\n0 (\d+)\n[\s\S]*trailer\s*<<([\s\S]*)>>\s*startxref/;
const HEADER = /^xref\n0 \d+\n/;
const ENTRY = 20;
const OFFSET = 10;
const TAIL = 64;

const unreadable = (why: string): Fault => new Fault('seal.pdf-unreadable', `the PDF cannot be signed: ${why}`, { retryable: false });

/** Reads PDFs as the press makes them: one plain table of objects, no object streams. @throws Fault `seal.pdf-unreadable` */
export const tableIn = (pdf: Buffer): PdfTable => {
  const at = Number(START.exec(pdf.toString('latin1', Math.max(0, pdf.length - TAIL)))?.[1]);
  const [, size, trailer] = TABLE.exec(Number.isNaN(at) ? '' : pdf.toString('latin1', at)) ?? [];
  if (size === undefined || trailer === undefined) throw unreadable('no plain table of objects');

  return { at, size: Number(size), trailer, pdf };
};

/** What stands between `<<` and `>>` of an object that is a dictionary. */
export const dictionaryOf = ({ at, pdf }: PdfTable, number: number): string => {
  const first = at + (HEADER.exec(pdf.toString('latin1', at, at + TAIL))?.[0].length ?? 0);
  const offset = Number(pdf.toString('latin1', first + number * ENTRY, first + number * ENTRY + OFFSET));
  const text = pdf.toString('latin1', offset, pdf.indexOf('endobj', offset));
  const [, found, inside] = /^(\d+) 0 obj\s*<<([\s\S]*)>>\s*$/.exec(text) ?? [];
  if (Number(found) !== number || inside === undefined) throw unreadable(`object ${number} is no dictionary`);

  return inside;
};

/** The number of the object that a dictionary names, or the first of several. */
export const namedIn = (dictionary: string, name: string): number => {
  const found = new RegExp(`/${name}\\s*\\[?\\s*(\\d+) 0 R`).exec(dictionary)?.[1];
  if (found === undefined) throw unreadable(`no ${name}`);

  return Number(found);
};
