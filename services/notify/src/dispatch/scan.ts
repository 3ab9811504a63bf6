import { refused, type Decision } from '@huiyin/kernel';

/** 扫描件: a file that shows by its content what it is, whatever its sender calls it. */
export interface Scan {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly extension: string;
}

interface Kind {
  readonly mediaType: string;
  readonly extension: string;
  readonly begins: Buffer;
  /** Stands near the end of every whole file: an upload that broke off is noticed. */
  readonly ends: Buffer;
}

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);

const KINDS: readonly Kind[] = [
  { mediaType: 'application/pdf', extension: 'pdf', begins: Buffer.from('%PDF-'), ends: Buffer.from('%%EOF') },
  { mediaType: 'image/jpeg', extension: 'jpg', begins: bytes(0xff, 0xd8, 0xff), ends: bytes(0xff, 0xd9) },
  { mediaType: 'image/png', extension: 'png', begins: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ends: Buffer.from('IEND') },
];

/** Scanners write a little behind the end. */
const TAIL = 1_024;

export const SCAN_TYPES = KINDS.map(({ mediaType }) => mediaType);

type Refusal = Extract<Decision<never>, { readonly kind: 'refused' }>;

/** PDF, JPEG or PNG, by its content; a refusal where it is something else, or not whole. */
export const scanOf = (content: Buffer): Scan | Refusal => {
  const kind = KINDS.find(({ begins }) => content.subarray(0, begins.length).equals(begins));
  if (kind === undefined) return refused('letter.scan-type-unknown', { taken: SCAN_TYPES }) as Refusal;
  if (!content.subarray(-TAIL).includes(kind.ends)) return refused('letter.scan-incomplete') as Refusal;

  return { bytes: content, mediaType: kind.mediaType, extension: kind.extension };
};
