import { Together } from '@huiyin/kernel';
import type { Keystore, MatterKey } from './keystore.js';

interface Entry {
  readonly key: Promise<MatterKey>;
  readonly since: number;
}

const MAX_ENTRIES = 5_000;
/** A destroyed key is forgotten by every other process after this time at the latest. */
const MAX_AGE_MS = 60_000;

/** Unwrapped keys of the matters in use, in this process only. Bounded in number and age. */
export class KeyCache {
  readonly #keystore: Keystore;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #found: Together<string, MatterKey | undefined>;
  readonly #made: Together<string, MatterKey>;

  constructor(keystore: Keystore, now: () => number = Date.now) {
    this.#keystore = keystore;
    this.#now = now;
    this.#found = new Together(async (matters) => {
      const keys = await keystore.find([...new Set(matters)]);

      return matters.map((matter) => ({ result: keys.get(matter) }));
    });
    this.#made = new Together((matters) => keystore.make(matters));
  }

  /** For sealing: the key is made when there is none. */
  async toSeal(matter: string): Promise<MatterKey> {
    return this.#fresh(matter)?.key ?? this.#keep(matter, this.#findOrMake(matter));
  }

  /** For opening. @throws Fault `vault.key-missing` or `vault.key-destroyed`. */
  async toOpen(matter: string): Promise<MatterKey> {
    const known = this.#fresh(matter);
    if (known !== undefined) return known.key;
    const found = await this.#found.do(matter);
    if (found === undefined) throw await this.#keystore.whyMissing(matter);

    return this.#keep(matter, Promise.resolve(found));
  }

  /** Keys of many matters with one question to the keystore; matters without a key are left out. */
  async toOpenMany(matters: readonly string[]): Promise<ReadonlyMap<string, MatterKey>> {
    const keys = new Map<string, MatterKey>();
    const missing: string[] = [];
    for (const matter of new Set(matters)) {
      const entry = this.#fresh(matter);
      if (entry === undefined) missing.push(matter);
      else keys.set(matter, await entry.key);
    }
    const found = missing.length === 0 ? new Map<string, MatterKey>() : await this.#keystore.find(missing);
    for (const [matter, key] of found) keys.set(matter, await this.#keep(matter, Promise.resolve(key)));

    return keys;
  }

  forget(matter: string): void {
    this.#entries.delete(matter);
  }

  async #findOrMake(matter: string): Promise<MatterKey> {
    return (await this.#found.do(matter)) ?? this.#made.do(matter);
  }

  #fresh(matter: string): Entry | undefined {
    const entry = this.#entries.get(matter);

    return entry !== undefined && this.#now() - entry.since < MAX_AGE_MS ? entry : undefined;
  }

  #keep(matter: string, key: Promise<MatterKey>): Promise<MatterKey> {
    this.#entries.delete(matter);
    this.#entries.set(matter, { key, since: this.#now() });
    const oldest = this.#entries.size > MAX_ENTRIES ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
    // A failure is not kept: the next caller asks again.
    key.catch(() => this.forget(matter));

    return key;
  }
}
