import type { LocalDate, OrgId } from '@huiyin/kernel';

/** Whose letter is signed, and the day it is issued on. */
export interface Signing {
  readonly issuer: OrgId;
  readonly on: LocalDate;
}

/** 电子签名: who keeps the keys that letters are signed with. A signature is appended; the bytes before it stay as they were printed. */
export interface Signatures {
  /**
   * The letter as it is where nobody gave a key for its issuer: the office stamps it by hand. The same letter, day and key give the same bytes.
   * @throws Fault `seal.certificate-not-valid` on a day outside the certificate's time.
   */
  signed(pdf: Buffer, signing: Signing): Promise<Buffer>;
  /** When the first of the certificates runs out. */
  readonly end?: Date;
}

export const SIGNATURES = Symbol('notify.signatures');

export const NO_SIGNATURES: Signatures = { signed: (pdf) => Promise.resolve(pdf) };
