import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { sendFile, type IntakeDoor } from './intake-door.js';

const row = z.object({
  row: z.int(),
  sent: z.string(),
  outcome: z.enum(['registered', 'already-there', 'refused']),
  number: z.string().optional(),
  code: z.string().optional(),
  field: z.string().optional(),
  reason: z.string().optional(),
});
const report = z.object({
  registered: z.int(),
  alreadyThere: z.int(),
  refused: z.int(),
  rows: z.array(row),
  unusedSignatories: z.array(z.string()).default([]),
});

export type ImportedRow = z.infer<typeof row>;
export type ImportedPetitions = z.infer<typeof report>;

interface PetitionFile {
  readonly petitions: string;
  readonly signatories?: string;
  /** The platform in whose numbers the rows stand. */
  readonly sender: string;
  /** The petition office that the platform acts for. */
  readonly org: string;
}

/** Registers the rows of an export of another platform. Doing it again changes nothing. */
export const importPetitions = async (
  door: IntakeDoor,
  { petitions, signatories, sender, org }: PetitionFile,
): Promise<ImportedPetitions> => {
  const body = {
    petitions: await readFile(petitions, 'utf8'),
    ...(signatories === undefined ? {} : { signatories: await readFile(signatories, 'utf8') }),
  };
  const bearer = { id: `platform:${sender}`, org, roles: ['platform'], platform: sender } as const;

  return report.parse(
    await sendFile(door, { method: 'POST', path: '/imports', type: 'application/json', body: JSON.stringify(body), bearer }),
  );
};
