import type { BlindIndex, Sealed } from '@huiyin/kernel';
import type { KeyCache } from './keys/key-cache.js';
import type { Keystore } from './keys/keystore.js';
import type { Opening, Openings } from './openings.js';
import type { KeyedHashes } from './search/keyed-hashes.js';
import type { IndexedField } from './search/normalise.js';

/** Sealed values of one matter, in a list over several. */
export interface SealedOf {
  readonly matter: string;
  readonly sealed: readonly Sealed[];
}

type Texts<Fields> = { readonly [Name in keyof Fields]: string | undefined };
type SealedTexts<Fields> = { readonly [Name in keyof Fields]: Sealed | undefined };

export interface VaultParts {
  readonly keystore: Keystore;
  readonly keys: KeyCache;
  readonly hashes: KeyedHashes;
  readonly openings: Openings;
}

/** 保险库: seals personal data under the matter's key where it enters, and opens it at the point of use, never without a trace. */
export class Vault {
  readonly #parts: VaultParts;

  constructor(parts: VaultParts) {
    this.#parts = parts;
  }

  async seal(matter: string, text: string): Promise<Sealed> {
    const { suite, key } = await this.#parts.keys.toSeal(matter);

    return suite.sealText(key, text);
  }

  /** In the order given; one look for the key, then a few microseconds for each. */
  async sealMany(matter: string, texts: readonly string[]): Promise<readonly Sealed[]> {
    const { suite, key } = await this.#parts.keys.toSeal(matter);

    return texts.map((text) => suite.sealText(key, text));
  }

  /** The same members, sealed; those that are `undefined` are left out. */
  async sealFields<Fields extends Texts<Fields>>(matter: string, fields: Fields): Promise<{ readonly [Name in keyof Fields]: Sealed }> {
    const given = Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const sealed = await this.sealMany(
      matter,
      given.map(([, text]) => text),
    );

    return Object.fromEntries(given.map(([name], at) => [name, sealed[at]])) as { readonly [Name in keyof Fields]: Sealed };
  }

  async open(matter: string, sealed: Sealed, opening: Opening): Promise<string> {
    const [text] = await this.openMany(matter, [sealed], opening);

    return text ?? '';
  }

  /** One opening is recorded, before anything is opened. @throws Fault `vault.key-destroyed`, `vault.key-missing`, `vault.unopenable`. */
  async openMany(matter: string, sealed: readonly Sealed[], opening: Opening): Promise<readonly string[]> {
    if (sealed.length === 0) return [];
    const { suite, key } = await this.#parts.keys.toOpen(matter);
    await this.#parts.openings.record(opening, [matter], sealed.length);

    return sealed.map((value) => suite.openText(key, value));
  }

  /** The same members, opened; those that are `undefined` are left out. */
  async openFields<Fields extends SealedTexts<Fields>>(
    matter: string,
    fields: Fields,
    opening: Opening,
  ): Promise<{ readonly [Name in keyof Fields]: string }> {
    const given = Object.entries(fields).filter((entry): entry is [string, Sealed] => typeof entry[1] === 'string');
    const texts = await this.openMany(
      matter,
      given.map(([, sealed]) => sealed),
      opening,
    );

    return Object.fromEntries(given.map(([name], at) => [name, texts[at]])) as { readonly [Name in keyof Fields]: string };
  }

  /** For lists: one look for all keys and one opening. A matter whose key was destroyed gives `undefined` in its place. */
  async openAcross(items: readonly SealedOf[], opening: Opening): Promise<readonly (readonly string[] | undefined)[]> {
    const wanted = items.filter((item) => item.sealed.length > 0);
    if (wanted.length === 0) return items.map(() => []);
    const matters = wanted.map((item) => item.matter);
    const keys = await this.#parts.keys.toOpenMany(matters);
    await this.#parts.openings.record(
      opening,
      matters,
      wanted.reduce((sum, item) => sum + item.sealed.length, 0),
    );

    return items.map(({ matter, sealed }) => {
      const found = keys.get(matter);

      return found === undefined && sealed.length > 0 ? undefined : sealed.map((value) => found?.suite.openText(found.key, value) ?? '');
    });
  }

  /** Equality of a personal value without knowing it. */
  blindIndex(field: IndexedField, value: string): BlindIndex {
    return this.#parts.hashes.blindIndex(field, value);
  }

  /** Hashes for `search`: of a text when it is written, of the question when it is looked for. */
  bigrams(text: string): readonly string[] {
    return this.#parts.hashes.bigrams(text);
  }

  /** Keyed digest of a JSON value that may hold personal data. */
  digest(value: unknown): string {
    return this.#parts.hashes.digest(value);
  }

  /** For good, after an approved destruction. False when there was no key, or it was destroyed before. */
  async destroyKey(matter: string, by: string, reason: string): Promise<boolean> {
    const done = await this.#parts.keystore.destroy(matter, { at: new Date(), by, reason });
    this.#parts.keys.forget(matter);

    return done;
  }

  /** After the ring got a new current key: wraps the data keys anew; nothing sealed changes. */
  async rewrap(): Promise<number> {
    return this.#parts.keystore.rewrap();
  }
}
