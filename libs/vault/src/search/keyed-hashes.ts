import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { BlindIndex } from '@huiyin/kernel';
import { bigramsOf } from './bigrams.js';
import { canonicalJson } from './canonical-json.js';
import { normalise, type IndexedField } from './normalise.js';

const BLIND_CHARACTERS = 22;
const BIGRAM_CHARACTERS = 11;

/** Keyed hashes (HMAC-SHA-256). Each use has a key of its own, so hashes of two uses never compare. */
export class KeyedHashes {
  readonly #index: KeyObject;
  readonly #keys = new Map<string, KeyObject>();

  constructor(index: KeyObject) {
    this.#index = index;
  }

  /** Equality of a personal value without knowing it; writings that mean the same value give the same hash. */
  blindIndex(field: IndexedField, value: string): BlindIndex {
    return this.#mac(`blind:${field}`, normalise(field, value)).slice(0, BLIND_CHARACTERS);
  }

  /** Hashes of a text's bigrams, for `search`: a text is found when it has all those of the question. */
  bigrams(text: string): readonly string[] {
    return bigramsOf(text).map((pair) => this.#mac('bigram', pair).slice(0, BIGRAM_CHARACTERS));
  }

  /** Digest of any JSON value that may hold personal data: of a command for `Idempotency-Key`, of a row, of a query code. */
  digest(value: unknown): string {
    return this.#mac('digest', canonicalJson(value));
  }

  /** Address of a file's bytes. */
  fileDigest(bytes: Uint8Array): string {
    return this.#mac('file', bytes);
  }

  #mac(use: string, value: string | Uint8Array): string {
    return createHmac('sha256', this.#keyFor(use)).update(value).digest('base64url');
  }

  #keyFor(use: string): KeyObject {
    const known = this.#keys.get(use);
    if (known !== undefined) return known;

    const key = createSecretKey(createHmac('sha256', this.#index).update(use).digest());
    this.#keys.set(use, key);

    return key;
  }
}
