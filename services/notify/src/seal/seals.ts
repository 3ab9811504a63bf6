import type { OrgId } from '@huiyin/kernel';

/** 印章: who keeps the seals of organisations. What it gives is a picture (SVG; a scanned seal may stand in one), pressed over name and date. */
export interface Seals {
  /** Undefined where the letter is stamped by hand. */
  sealOf(issuer: OrgId): Promise<string | undefined>;
}

export const SEALS = Symbol('notify.seals');

/** Nothing is printed: the office stamps its letters by hand, or nobody has given its seal. */
export const NO_SEALS: Seals = { sealOf: () => Promise.resolve(undefined) };
