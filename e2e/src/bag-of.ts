import yauzl, { type ZipFile } from 'yauzl';

import type { PlayedCity } from './played-city.js';

/** An archive package as it was downloaded, and what the archive's own check says of it. */
export interface Bag {
  readonly names: readonly string[];
  readonly verified: { readonly intact: boolean; readonly faults: readonly string[] };
}

const ARCHIVIST = 'p-xfj:archivist';

/** A bag is a folder of its own in the zip (RFC 8493 §4.2). */
const BAG = /^[^/]+\//;

const opened = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: false }, (error, zip) => (error === null ? resolve(zip) : reject(error))),
  );

const namesIn = async (bytes: Buffer): Promise<readonly string[]> => {
  const zip = await opened(bytes);
  const names: string[] = [];
  zip.on('entry', ({ fileName }: { readonly fileName: string }) => names.push(fileName.replace(BAG, '')));
  await new Promise((resolve, reject) => zip.once('end', resolve).once('error', reject));

  return names;
};

/** The sealed package of a row. */
export const bagOf = async ({ city }: PlayedCity, row: number): Promise<Bag> => {
  const { id } = city.matter(row);
  const bytes = await city.api.bytes({ service: 'archive', path: `/dossiers/${id}/packages/0`, staff: ARCHIVIST });
  const verified = await city.api.json<Bag['verified']>({
    service: 'archive',
    path: `/dossiers/${id}/verification`,
    staff: ARCHIVIST,
    body: {},
  });

  return { names: await namesIn(bytes), verified };
};
