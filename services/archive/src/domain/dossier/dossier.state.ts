import { NOT_WITHHELD, type ClockBook, type FileRef, type Instant, type OrgId, type Withheld } from '@huiyin/kernel';

/** A letter of the matter as the dossier knows it: packing waits until every ordered letter was made or withdrawn. */
export type FiledLetter =
  | { readonly made: 'ordered'; readonly code: string }
  | { readonly made: 'issued'; readonly code: string; readonly number?: string; readonly file: FileRef; readonly withdrawn: boolean }
  | { readonly made: 'never'; readonly code: string };

export type Retention = 'Y' | 'D30' | 'D10';

/** One package: the dossier itself (0) or its n-th supplement. */
export interface Volume {
  readonly n: number;
  readonly items: number;
  readonly packing: { readonly claim: string; readonly until: Instant } | 'waiting' | { readonly retryAt: Instant } | 'sealed';
  readonly attempts: number;
  readonly package?: { readonly file: FileRef; readonly manifest: string; readonly sealedAt: Instant };
}

/** 案卷: one matter, one dossier (一案一档, ARC-6). */
export interface Dossier {
  readonly withheld: Withheld;
  readonly number?: string;
  /** Organisations that took part, for the record scope. */
  readonly parties: readonly OrgId[];
  readonly letters: Readonly<Record<string, FiledLetter>>;
  /** OversightEnded was heard: nothing more is awaited but letters in the making. */
  readonly complete: boolean;
  readonly retention: { readonly proposed: Retention; readonly confirmed: boolean };
  /** Facts that the proposal of a retention rests on (ARC-4). */
  readonly weight: readonly RetentionFact[];
  readonly volumes: readonly Volume[];
  /** The clock of the archiving. */
  readonly book: ClockBook;
}

export type RetentionFact = 'opinion' | 're-review' | 'hearing' | 'leader' | 'suggestion';

export const NO_DOSSIER: Dossier = {
  withheld: NOT_WITHHELD,
  parties: [],
  letters: {},
  complete: false,
  retention: { proposed: 'D10', confirmed: false },
  weight: [],
  volumes: [{ n: 0, items: 0, packing: 'waiting', attempts: 0 }],
  book: {},
};

export const currentVolume = (dossier: Dossier): Volume =>
  dossier.volumes[dossier.volumes.length - 1] ?? { n: 0, items: 0, packing: 'waiting', attempts: 0 };
export const isSealed = (volume: Volume): boolean => volume.packing === 'sealed';
export const lettersAwaited = (dossier: Dossier): readonly string[] =>
  Object.entries(dossier.letters)
    .filter(([, letter]) => letter.made === 'ordered')
    .map(([id]) => id);
