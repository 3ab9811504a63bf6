import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { inCheckout } from '../../checkout/paths.js';
import type { City } from '../driver/city.js';
import { letterFile } from '../driver/letters.js';
import type { SeenRow } from './seen-row.js';
import { timeLine } from './time-line.js';

/** Where the demo leaves what it made; git-ignored. */
export const OUT = inCheckout('out');

const LOOKER = 'p-xfj';
const nameOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}〔〕._-]+/gu, '-');

/** Empties `out/`, so that nothing in it is from another run. */
export const emptyOut = async (): Promise<void> => {
  for (const part of ['letters', 'archive', 'time-lines']) {
    await rm(join(OUT, part), { recursive: true, force: true });
    await mkdir(join(OUT, part), { recursive: true });
  }
};

const folderOf = async (kind: string, { row }: SeenRow): Promise<string> => {
  const folder = join(OUT, kind, `row-${String(row).padStart(2, '0')}`);
  await mkdir(folder, { recursive: true });

  return folder;
};

const leaveLetters = async (city: City, seen: SeenRow): Promise<number> => {
  const issued = seen.letters.filter(({ issuedOn }) => issuedOn !== undefined);
  if (issued.length === 0 || seen.registration.outcome !== 'registered') return 0;
  const folder = await folderOf('letters', seen);
  for (const letter of issued) {
    const to = letter.addressee.kind === 'person' ? letter.addressee.person : letter.addressee.org;
    const name = nameOf([letter.issuedOn, letter.code, letter.number, to].filter((part) => part !== undefined).join(' '));
    await writeFile(join(folder, `${name}.pdf`), await letterFile(city, seen.registration.id, letter.letterId));
  }

  return issued.length;
};

const leavePackages = async (city: City, seen: SeenRow): Promise<number> => {
  if (seen.dossier?.stage !== 'sealed' || seen.registration.outcome !== 'registered') return 0;
  const folder = await folderOf('archive', seen);
  for (const { n } of seen.dossier.volumes) {
    const path = `/dossiers/${seen.registration.id}/packages/${n}`;
    const bytes = await city.api.bytes({ service: 'archive', path, staff: `${LOOKER}:archivist` });
    await writeFile(join(folder, n === 0 ? 'dossier.zip' : `supplement-${n}.zip`), bytes);
  }

  return seen.dossier.volumes.length;
};

const leaveTimeLine = async (seen: SeenRow): Promise<void> => {
  const name = `row-${String(seen.row).padStart(2, '0')}.txt`;
  await writeFile(join(OUT, 'time-lines', name), `${timeLine(seen).join('\n')}\n`);
};

/** Letters as PDF, archive packages and the time line, by row; answers how many letters and packages. */
export const leaveFiles = async (
  city: City,
  rows: readonly SeenRow[],
): Promise<{ readonly letters: number; readonly packages: number }> => {
  let [letters, packages] = [0, 0];
  for (const seen of rows) {
    await leaveTimeLine(seen);
    letters += await leaveLetters(city, seen);
    packages += await leavePackages(city, seen);
  }

  return { letters, packages };
};
