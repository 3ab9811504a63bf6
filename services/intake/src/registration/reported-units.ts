import type { PetitionInput } from '@huiyin/contracts';
import type { Directory, OrgId } from '@huiyin/kernel';

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '');

/** Units whose full name was given as the one reported. Anything looser is left to staff: a wrong match would show the matter to the unit. */
export const reportedUnits = ({ reportedName }: Pick<PetitionInput, 'reportedName'>, directory: Directory): readonly OrgId[] => {
  if (reportedName === undefined) return [];
  const wanted = plain(reportedName);

  return [...directory.organisations.values()].filter(({ name }) => plain(name) === wanted).map(({ id }) => id);
};
