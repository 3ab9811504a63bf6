/** Who had a matter's key destroyed, and why (an approved destruction of the archived matter). */
export interface Destruction {
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
}

/** One entry of the keystore. */
export interface StoredKey {
  readonly _id: string;
  readonly suite: string;
  /** Name of the ring key that wraps it. */
  readonly ring: string;
  readonly wrapped: string | null;
  readonly createdAt: Date;
  readonly destroyed: Destruction | null;
}
