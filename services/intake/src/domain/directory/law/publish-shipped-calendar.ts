import { ignored, type CalendarEdition, type Decide } from '@huiyin/kernel';
import type { DirectoryEntity, DirectoryEvent } from '../directory.aggregate.js';
import { publishEntity } from '../publish-entity.js';

/** An edition that was approved here stays, unless it was provisional and the software brings the notice itself. */
const isNewer = (shipped: CalendarEdition, known: DirectoryEntity): boolean => {
  if (known.stage !== 'published') return true;

  return shipped.edition > Number(known.value['edition']) || (known.value['provisional'] === true && !shipped.provisional);
};

/** The calendar that the software brings holds without anybody's approval. */
export const publishShippedCalendar =
  (shipped: CalendarEdition): Decide<DirectoryEntity, DirectoryEvent> =>
  (known, moment) => {
    if (!isNewer(shipped, known)) return ignored('unchanged');
    const edition = known.stage === 'published' ? Number(known.value['edition']) + 1 : shipped.edition;
    const id = `${shipped.region}/${shipped.year}`;

    return publishEntity({ entity: 'calendar', id, value: { ...shipped, edition: Math.max(edition, shipped.edition) } })(known, moment);
  };
