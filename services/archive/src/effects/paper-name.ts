import type { FileRef } from '@huiyin/kernel';

/** 扩展名 by content type: what a dossier's papers are (letters, scanned proofs of service, whole texts). */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'pdf'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['text/plain', 'txt'],
]);

/** A type that nobody here knows: kept all the same. */
const UNKNOWN = 'bin';

/** `text/plain; charset=utf-8` is text: the parameters say nothing of the kind of file (RFC 9110 §8.3.1). */
const typeOf = ({ mediaType }: FileRef): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();

/** What an event says of the paper that it names. */
export interface PaperLabel {
  readonly code?: string;
  readonly number?: string;
}

/** Name of a paper in its package, `L09-清建处〔2026〕5号.pdf`: by code and number, else by its digest; readable by what its content is. */
export const paperName = ({ code, number }: PaperLabel, file: FileRef): string => {
  const label = [code ?? 'file', number ?? file.digest.slice(-16)].join('-').replaceAll(/[^\p{L}\p{N}〔〕-]/gu, '_');

  return `${label}.${EXTENSIONS.get(typeOf(file)) ?? UNKNOWN}`;
};
