declare const sealed: unique symbol;

/** Personal data at rest and on its way: a compact JWE under the matter's data key. Opened only at the point of use. */
export type Sealed = string & { readonly [sealed]: true };
/** Keyed hash for equality of a personal value without knowing it (blind index). */
export type BlindIndex = string;

/** Claim check of a file in the file store: the bytes lie there, the event carries this. */
export interface FileRef {
  readonly digest: string;
  readonly size: number;
  readonly mediaType: string;
  readonly name: Sealed | string;
}
