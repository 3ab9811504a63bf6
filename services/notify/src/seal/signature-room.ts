import { Fault, type LocalDate } from '@huiyin/kernel';
import { tableIn, type PdfTable } from './pdf-table.js';
import { fieldObjects, VALUE_AFTER, valueBefore } from './signature-field.js';

/** A PDF with room for a signature: what is signed is all that stands before the room, and all that stands behind it. */
export interface SignatureRoom {
  readonly before: Buffer;
  readonly after: Buffer;
  /** How many bytes the signature may have. */
  readonly size: number;
}

/** A signature has two digits a byte, in angle brackets. */
const lengthOf = (size: number): number => 2 * size + 2;

const DIGITS = 10;

/** Numbers of one width, so that nothing moves when they are known. */
const rangeText = (range: readonly number[]): string => `[${range.map((one) => String(one).padStart(DIGITS)).join(' ')}]`;

const tableText = ({ at, trailer }: PdfTable, offsets: ReadonlyMap<number, number>): string => {
  const entries = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(DIGITS, '0')} 00000 n \n`);
  const size = Math.max(...offsets.keys()) + 1;

  return `xref\n${entries.join('')}trailer\n<<${trailer.replace(/\/Size \d+/, `/Size ${size}`).trimEnd()}\n  /Prev ${at}\n>>\n`;
};

/** The changed objects, and where each begins. The value of the field is the last one, and open at its end. */
const updateOf = (table: PdfTable, value: string) => {
  const signature = table.size + 1;
  const offsets = new Map<number, number>();
  let text = '\n';
  for (const [number, object] of fieldObjects(table, signature)) {
    offsets.set(number, table.pdf.length + text.length);
    text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  offsets.set(signature, table.pdf.length + text.length);

  return { offsets, text: `${text}${signature} 0 obj\n${value}` };
};

/**
 * Appends a field with room for a signature (an incremental update, ISO 32000-1, 7.5.6 and 12.8.1). The same PDF, day and size give the same
 * bytes. @throws Fault `seal.pdf-unreadable`
 */
export const withRoom = (pdf: Buffer, { on, size }: { readonly on: LocalDate; readonly size: number }): SignatureRoom => {
  const table = tableIn(pdf);
  const unknown = updateOf(table, valueBefore(rangeText([0, 0, 0, 0]), on));
  const from = pdf.length + unknown.text.length;
  const to = from + lengthOf(size);
  const end = `${VALUE_AFTER}\nendobj\n`;
  const after = `${end}${tableText(table, unknown.offsets)}startxref\n${to + end.length}\n%%EOF\n`;
  const { text } = updateOf(table, valueBefore(rangeText([0, from, to, after.length]), on));

  return { before: Buffer.concat([pdf, Buffer.from(text, 'latin1')]), after: Buffer.from(after, 'latin1'), size };
};

/** The whole file; what the signature leaves of its room is zeros. */
export const filled = ({ before, after, size }: SignatureRoom, signature: Buffer): Buffer => {
  if (signature.length > size) throw new Fault('seal.no-room', `${signature.length} bytes in a room of ${size}`, { retryable: false });

  return Buffer.concat([before, Buffer.from(`<${signature.toString('hex').padEnd(2 * size, '0')}>`, 'latin1'), after]);
};

const RANGE = /^\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/;
const RANGE_LENGTH = 100;
const INSIDE = /^<((?:[0-9a-f]{2})+)>$/i;

/** Where the room of a file begins and ends, as its last signature says; undefined where bytes of the file are not signed. */
const borderIn = (file: Buffer): readonly [number, number] | undefined => {
  const at = file.lastIndexOf('/ByteRange');
  if (at < 0) return undefined;
  const [from = 0, to = 0, rest = 0] = (RANGE.exec(file.toString('latin1', at, at + RANGE_LENGTH)) ?? []).slice(1).map(Number);

  return from > 0 && to + rest === file.length ? [from, to] : undefined;
};

/** The room of a signed file, and what stands in it. Undefined where there is none, or where it is not all that is left out. */
export const roomIn = (file: Buffer): { readonly room: SignatureRoom; readonly signature: Buffer } | undefined => {
  const border = borderIn(file);
  if (border === undefined) return undefined;
  const [from, to] = border;
  const inside = INSIDE.exec(file.toString('latin1', from, to))?.[1];
  if (inside === undefined) return undefined;
  const signature = Buffer.from(inside, 'hex');

  return { room: { before: file.subarray(0, from), after: file.subarray(to), size: signature.length }, signature };
};
