import type { Directory, OrgId, Organisation } from '@huiyin/kernel';
import { petitionOfficeOf } from './offices.js';

/** As what a body holds the duty: it handles, or it decides a review. */
export type Capacity = 'handler' | 'reviewer';

const isPetitionOffice = (id: OrgId, directory: Directory): boolean => directory.organisations.get(id)?.kind === 'petition-office';

/** The petition office one level above; at the top, the office itself. */
const officeAbove = (office: Organisation, directory: Directory): OrgId => {
  const superior = office.superiors.find((id) => isPetitionOffice(id, directory));
  if (superior !== undefined) return superior;
  const parent = directory.regions.get(office.region)?.parent;

  return (parent === undefined ? undefined : petitionOfficeOf(parent, directory)) ?? office.id;
};

const ownOffice = (org: Organisation, directory: Directory): Organisation | undefined => {
  const office = org.kind === 'petition-office' ? org.id : (org.supervisor ?? petitionOfficeOf(org.region, directory));

  return office === undefined ? undefined : directory.organisations.get(office);
};

/**
 * Who supervises a body (domain.md §2, "duty or right"): the petition office of its level, unless the directory names another; for a
 * petition office, and for a body acting as reviewer, the one above; at the top that of its own level.
 */
export const supervisorOf = (org: OrgId, directory: Directory, capacity: Capacity = 'handler'): OrgId | undefined => {
  const body = directory.organisations.get(org);
  const office = body === undefined ? undefined : ownOffice(body, directory);
  if (body === undefined || office === undefined) return undefined;
  if (body.kind === 'petition-office') return body.supervisor ?? officeAbove(body, directory);

  return capacity === 'reviewer' ? officeAbove(office, directory) : office.id;
};

/** The petition offices that supervise a body, the nearest first, up to the top. */
export const supervisorsOf = (org: OrgId, directory: Directory): readonly OrgId[] => {
  const chain: OrgId[] = [];
  for (let next = supervisorOf(org, directory); next !== undefined && !chain.includes(next); next = supervisorOf(next, directory))
    chain.push(next);

  return chain;
};
