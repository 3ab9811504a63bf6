import { createHash } from 'node:crypto';

/** A file of a bag, by its path inside it. */
export type BagFiles = ReadonlyMap<string, Buffer>;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const manifestOf = (files: BagFiles): string =>
  [...files]
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`)
    .sort()
    .join('');

export interface BagInfo {
  readonly identifier: string;
  readonly description: string;
  /** Day of packing, YYYY-MM-DD. */
  readonly date: string;
  readonly organisation: string;
}

const octets = (payload: BagFiles): number => [...payload.values()].reduce((sum, bytes) => sum + bytes.length, 0);

const infoOf = (info: BagInfo, payload: BagFiles): string =>
  [
    `Source-Organization: ${info.organisation}`,
    `External-Identifier: ${info.identifier}`,
    `External-Description: ${info.description}`,
    `Bagging-Date: ${info.date}`,
    `Payload-Oxum: ${octets(payload)}.${payload.size}`,
    '',
  ].join('\n');

/** A bag after BagIt 1.0 (RFC 8493): declaration, information, payload under `data/`, manifests with SHA-256. */
export const bagOf = (payload: BagFiles, info: BagInfo): BagFiles => {
  const tags = new Map<string, Buffer>([
    ['bagit.txt', Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', Buffer.from(infoOf(info, payload))],
    ['manifest-sha256.txt', Buffer.from(manifestOf(payload))],
  ]);

  return new Map([...tags, ['tagmanifest-sha256.txt', Buffer.from(manifestOf(tags))], ...payload]);
};
