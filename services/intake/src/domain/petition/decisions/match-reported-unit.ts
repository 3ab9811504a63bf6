import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type OrgId } from '@huiyin/kernel';
import { notAllowed, UNKNOWN } from '../acting.js';
import type { Petition } from '../state/petition.js';
import { withheldFrom } from './withhold.js';

/**
 * 被反映单位认定: staff of the registering office say which units a report is about; from now on it is hidden from them, their lower units and
 * their staff (INV-6). An ordinary matter may be marked so as well (domain.md §12.6).
 */
export const matchReportedUnit =
  (units: readonly OrgId[]): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    const { facts } = petition;
    const denied = notAllowed(facts.kind === 'report' ? 'match-name' : 'mark-withheld', facts.registeredBy, moment);
    if (denied !== undefined) return denied;
    if (units.length === 0) return refused('petition.unit-needed', { field: 'units' });
    const unknown = units.find((unit) => !moment.directory.organisations.has(unit));
    if (unknown !== undefined) return refused('petition.unknown-body', { field: 'units', unit: unknown });
    const withheld = withheldFrom([...new Set(units)], facts.registeredBy, petition.withheld.seq + 1);

    return recorded<PetitionEvent>({ type: 'ReportedUnitMatched', data: { units: [...new Set(units)], withheld } });
  };
