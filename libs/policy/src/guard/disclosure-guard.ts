import { assertNever, type Directory, type OrgId, type Withheld } from '@huiyin/kernel';
import { isWithin } from '../organisations/is-within.js';

/**
 * Disclosure guard (Regulation Art. 30 ¶3, ACC-46-5, INV-6): a report on wrongdoing is hidden from the unit it is about, its lower
 * units and their staff. Fails closed: an unmatched name hides it from all but the registering office, and a body that the directory
 * does not know sees nothing that is withheld from anyone.
 */
export const isHiddenFrom = (org: OrgId, withheld: Withheld, directory: Directory): boolean => {
  switch (withheld.scope) {
    case 'none':
      return false;
    case 'allBut':
      return withheld.org !== org;
    case 'from':
      return !directory.organisations.has(org) || withheld.orgs.some((top) => isWithin(org, top, directory));
    default:
      return assertNever(withheld);
  }
};

/** Whether a matter may be transferred, assigned, copied or written to a body. */
export const mayAddress = (org: OrgId, withheld: Withheld, directory: Directory): boolean => !isHiddenFrom(org, withheld, directory);
