import type { Askers, NextStep } from '@huiyin/host';
import type { Directory, OrgId } from '@huiyin/kernel';
import type { Registered } from '../domain/petition/state/petition.js';

const DECIDED: ReadonlySet<Registered['stage']> = new Set(['replying', 'closed', 'ended']);

/** One signatory does not withdraw for all; a representative does (REG-20b). */
const mayWithdraw = ({ facts: { petitioners } }: Registered, { persons }: Askers): boolean => {
  const own = petitioners.filter(({ id }) => persons.has(id));

  return own.some(({ representative }) => representative || petitioners.length === 1);
};

/** What the petitioner can do next at the office that registered the matter: withdraw it while nothing is decided. */
export const nextAtOffice = (petition: Registered, askers: Askers, directory: Directory): readonly NextStep[] => {
  const nameOf = (org: OrgId): string => directory.organisations.get(org)?.name ?? org;
  if (DECIDED.has(petition.stage) || !mayWithdraw(petition, askers)) return [];

  return [{ action: 'withdraw', at: [nameOf(petition.facts.registeredBy)] }];
};
