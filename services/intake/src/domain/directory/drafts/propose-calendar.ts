import type { CalendarDocument } from '@huiyin/contracts';
import type { CalendarEdition, Decide, RuleScope } from '@huiyin/kernel';
import { editionFaults, editionOfDocument } from '@huiyin/policy';
import type { DirectoryEntity, DirectoryEvent } from '../directory.aggregate.js';
import { proposed } from './propose.js';
import { notRuleOwner } from './rule-owner.js';

/** Whose calendar, and of which year. */
export interface CalendarName {
  readonly region: CalendarEdition['region'];
  readonly year: number;
}

export const editionNumber = (known: DirectoryEntity): number => (known.stage === 'published' ? Number(known.value['edition']) : 0);

/** Proposes the next edition of a region's calendar; clocks that run keep their dates until they are recomputed on purpose. */
export const proposeCalendar =
  (name: CalendarName, document: CalendarDocument): Decide<DirectoryEntity, DirectoryEvent> =>
  (known, moment) => {
    const denied = notRuleOwner(name.region as RuleScope, moment);
    if (denied !== undefined) return denied;
    const edition = editionOfDocument(document, { ...name, edition: editionNumber(known) + 1 });

    return proposed(known, {
      entity: 'calendar',
      id: `${name.region}/${name.year}`,
      value: () => ({ ...edition }),
      faults: editionFaults(edition, document),
    });
  };
