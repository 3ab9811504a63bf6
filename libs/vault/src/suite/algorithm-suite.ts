import type { KeyObject } from 'node:crypto';
import type { Sealed } from '@huiyin/kernel';

/** What a wrapped key is bound to: it opens for this matter only. */
export interface Wrapping {
  readonly matter: string;
  /** Name of the ring key. */
  readonly ring: string;
}

/**
 * 密码算法套件: everything that names an algorithm. A matter keeps the suite its key was made with, so a second one (SM4 and SM3)
 * can come beside the first without sealing anything again.
 */
export interface AlgorithmSuite {
  /** Stored with each matter's key. */
  readonly name: string;
  newDataKey(): KeyObject;
  sealText(key: KeyObject, text: string): Sealed;
  /** @throws Fault `vault.unopenable` for another key or a changed text. */
  openText(key: KeyObject, sealed: Sealed): string;
  /** `context` is not stored; the same one is needed to open. */
  sealBytes(key: KeyObject, bytes: Uint8Array, context: string): Buffer;
  openBytes(key: KeyObject, sealed: Uint8Array, context: string): Buffer;
  wrap(dataKey: KeyObject, ringKey: KeyObject, wrapping: Wrapping): Promise<string>;
  unwrap(wrapped: string, ringKey: KeyObject, wrapping: Wrapping): Promise<KeyObject>;
}
