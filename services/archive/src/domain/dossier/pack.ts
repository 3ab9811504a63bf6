import type { DossierEvent } from '@huiyin/contracts';
import { ignored, recorded, toInstant, type Decide, type FileRef, type Instant, type Moment } from '@huiyin/kernel';
import { archived } from './archive-clock.js';
import { currentVolume, type Dossier, type Volume } from './dossier.state.js';

/** A packing that takes longer is taken for dead and claimed again; seconds on the machine's clock. */
const CLAIM_SECONDS = 120;
const RETRY_SECONDS = 15;

const inSeconds = (from: Instant, seconds: number): Instant => toInstant(Date.parse(from) + seconds * 1000);

export const claimOf = (volume: Volume): string => `pack/${volume.n}/${volume.attempts + 1}`;

/** 封装认领: a process claims the making of the package; the work runs outside, its outcome names the claim. */
export const startPacking: Decide<Dossier, DossierEvent> = (dossier, moment) => {
  const volume = currentVolume(dossier);

  return recorded({
    type: 'PackingStarted',
    data: { claim: claimOf(volume), supplement: volume.n, until: inSeconds(moment.machine, CLAIM_SECONDS) },
  });
};

export interface Packed {
  readonly claim: string;
  readonly file: FileRef;
  readonly manifest: string;
  readonly items: number;
  readonly letters: number;
}

const holds = (volume: Volume, claim: string): boolean =>
  typeof volume.packing === 'object' && 'claim' in volume.packing && volume.packing.claim === claim;

const sealedAs = (volume: Volume, packed: Packed, moment: Moment): DossierEvent => {
  const common = { claim: packed.claim, package: packed.file, items: packed.items, manifest: packed.manifest, sealedAt: moment.at };

  return volume.n === 0
    ? { type: 'DossierSealed', data: { ...common, letters: packed.letters } }
    : { type: 'SupplementSealed', data: { ...common, n: volume.n } };
};

/** 封卷: only the claim that still holds may seal, and only what it packed: an item filed meanwhile is packed anew. */
export const sealVolume =
  (packed: Packed): Decide<Dossier, DossierEvent> =>
  (dossier, moment) => {
    const volume = currentVolume(dossier);
    if (!holds(volume, packed.claim)) return ignored('the claim has passed to another process');
    if (volume.items !== packed.items) return startPacking(dossier, moment);

    const sealed = sealedAs(volume, packed, moment);

    return recorded(sealed, ...archived(dossier, sealed.type, moment));
  };

export const packingFailed =
  (claim: string, reason: string): Decide<Dossier, DossierEvent> =>
  (dossier, moment) => {
    if (!holds(currentVolume(dossier), claim)) return ignored('the claim has passed to another process');

    return recorded({ type: 'PackingFailed', data: { claim, reason, retryAt: inSeconds(moment.machine, RETRY_SECONDS) } });
  };
