import type { DossierEvent } from '@huiyin/contracts';
import { AT_ONCE, ignored, recorded, type Aggregate, type Deadline, type Decide, type Instant } from '@huiyin/kernel';
import { clockDeadlines, dueClock, isClockDeadline } from '@huiyin/time';
import { evolveDossier } from './dossier.evolve.js';
import { NO_DOSSIER, currentVolume, lettersAwaited, type Dossier, type Volume } from './dossier.state.js';
import { claimOf, startPacking } from './pack.js';

const dueAt = (volume: Volume): Instant | undefined => {
  if (volume.packing === 'sealed') return undefined;
  if (volume.packing === 'waiting') return AT_ONCE;

  return 'claim' in volume.packing ? volume.packing.until : volume.packing.retryAt;
};

/** Packing is due as soon as oversight has ended and no letter is in the making; a claim that timed out is due again. */
const packing = (dossier: Dossier): readonly Deadline[] => {
  const volume = currentVolume(dossier);
  const at = dueAt(volume);
  if (at === undefined || volume.items === 0 || !dossier.complete || lettersAwaited(dossier).length > 0) return [];

  return [{ name: claimOf(volume), at, clock: 'machine' }];
};

/** The archiving is near its last day, or late: it warns, nothing more (T-ARCHIVE). */
const dueOfClock =
  (deadline: Deadline): Decide<Dossier, DossierEvent> =>
  (dossier, moment) => {
    const events = dueClock(dossier.book, deadline, moment);

    return events.length === 0 ? ignored('nothing-due') : recorded(...events);
  };

/** 案卷 */
export const dossierAggregate: Aggregate<Dossier, DossierEvent> = {
  name: 'archive.dossier',
  shape: 2,
  initial: NO_DOSSIER,
  evolve: evolveDossier,
  deadlines: (dossier) => [...packing(dossier), ...clockDeadlines(dossier.book)],
  due: (_dossier, deadline) => (isClockDeadline(deadline) ? dueOfClock(deadline) : startPacking),
};
