import type { OrgId, Withheld } from '@huiyin/kernel';

/**
 * Who must not see a report on wrongdoing (Regulation Art. 30 ¶3, INV-6): the units it names. A name that is not matched to a unit fails
 * closed: only the registering office sees it.
 */
export const withheldFrom = (units: readonly OrgId[], office: OrgId, seq: number): Withheld =>
  units.length === 0 ? { scope: 'allBut', org: office, seq } : { scope: 'from', orgs: units, seq };
