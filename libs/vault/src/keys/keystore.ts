import type { KeyObject } from 'node:crypto';
import { Fault, type Done } from '@huiyin/kernel';
import type { mongo } from 'mongoose';
import type { KeyRing } from '../ring/key-ring.js';
import type { AlgorithmSuite } from '../suite/algorithm-suite.js';
import type { Destruction, StoredKey } from './stored-key.js';

/** A matter's data key, unwrapped. */
export interface MatterKey {
  readonly suite: AlgorithmSuite;
  readonly key: KeyObject;
}

export interface KeystoreParts {
  readonly collection: mongo.Collection<StoredKey>;
  readonly ring: KeyRing;
  /** The first makes new keys; all of them open. */
  readonly suites: readonly [AlgorithmSuite, ...AlgorithmSuite[]];
}

/** 密钥库: one wrapped data key per matter, shared by all services. */
export class Keystore {
  readonly #parts: KeystoreParts;

  constructor(parts: KeystoreParts) {
    this.#parts = parts;
  }

  /** Keys of those matters that have one; destroyed ones are left out. */
  async find(matters: readonly string[]): Promise<ReadonlyMap<string, MatterKey>> {
    const stored = await this.#parts.collection.find({ _id: { $in: [...matters] }, destroyed: null }).toArray();
    const keys = await Promise.all(stored.map(async (entry) => [entry._id, await this.#unwrap(entry)] as const));

    return new Map(keys);
  }

  /** Each matter's key, made on first use, in the order given. Of any number of processes that ask at once all get the same. */
  async make(matters: readonly string[]): Promise<readonly Done<MatterKey>[]> {
    const made = new Map(await Promise.all([...new Set(matters)].map(async (matter) => [matter, await this.#candidate(matter)] as const)));
    const before = await this.#insert([...made.values()].map(({ entry }) => entry));

    return Promise.all(
      matters.map(async (matter) => {
        const stored = before.get(matter);
        if (stored === undefined) return { result: made.get(matter) as MatterKey };

        return stored.destroyed === null ? { result: await this.#unwrap(stored) } : { failed: keyDestroyed(matter) };
      }),
    );
  }

  /** Why `find` did not give a key. */
  async whyMissing(matter: string): Promise<Fault> {
    const stored = await this.#parts.collection.findOne({ _id: matter }, { projection: { destroyed: 1 } });

    return stored === null ? new Fault('vault.key-missing', `no data key for ${matter}`, { retryable: false }) : keyDestroyed(matter);
  }

  /** For good: what was sealed with it dies everywhere, on Kafka and in backups too. The entry stays as a tombstone. */
  async destroy(matter: string, destruction: Destruction): Promise<boolean> {
    const result = await this.#parts.collection.updateOne(
      { _id: matter, destroyed: null },
      { $set: { wrapped: null, destroyed: destruction } },
    );

    return result.modifiedCount === 1;
  }

  /** Wraps every key that an older ring key wraps with the current one. Can be stopped and run again. Returns how many it wrapped. */
  async rewrap(): Promise<number> {
    const { collection, ring } = this.#parts;
    let count = 0;
    for await (const stored of collection.find({ ring: { $ne: ring.current }, destroyed: null })) {
      const { suite, key } = await this.#unwrap(stored);
      const wrapped = await suite.wrap(key, this.#ringKey(ring.current), { matter: stored._id, ring: ring.current });
      const result = await collection.updateOne({ _id: stored._id, wrapped: stored.wrapped }, { $set: { ring: ring.current, wrapped } });
      count += result.modifiedCount;
    }

    return count;
  }

  /** Answers those that were there before: they stand, and ours are forgotten. */
  async #insert(entries: readonly StoredKey[]): Promise<ReadonlyMap<string, StoredKey>> {
    const { collection } = this.#parts;
    try {
      await collection.insertMany([...entries], { ordered: false });

      return new Map();
    } catch (cause) {
      const known = isDuplicate(cause) ? await collection.find({ _id: { $in: entries.map(({ _id }) => _id) } }).toArray() : [];
      if (known.length === entries.length) return new Map(known.map((stored) => [stored._id, stored]));
      throw new Fault('vault.keystore-failed', 'the data keys could not be stored', { retryable: true, cause });
    }
  }

  async #candidate(matter: string): Promise<MatterKey & { readonly entry: StoredKey }> {
    const { ring, suites } = this.#parts;
    const [suite] = suites;
    const key = suite.newDataKey();
    const wrapped = await suite.wrap(key, this.#ringKey(ring.current), { matter, ring: ring.current });

    return { suite, key, entry: { _id: matter, suite: suite.name, ring: ring.current, wrapped, createdAt: new Date(), destroyed: null } };
  }

  async #unwrap(stored: StoredKey): Promise<MatterKey> {
    const suite = this.#parts.suites.find(({ name }) => name === stored.suite);
    if (suite === undefined || stored.wrapped === null)
      throw new Fault('vault.suite-unknown', `key of ${stored._id}: ${stored.suite}`, { retryable: false });

    return { suite, key: await suite.unwrap(stored.wrapped, this.#ringKey(stored.ring), { matter: stored._id, ring: stored.ring }) };
  }

  #ringKey(name: string): KeyObject {
    const key = this.#parts.ring.keys.get(name);
    if (key === undefined) throw new Fault('vault.ring-key-missing', `the key ring has no key ${name}`, { retryable: false });

    return key;
  }
}

const keyDestroyed = (matter: string): Fault =>
  new Fault('vault.key-destroyed', `the data key of ${matter} was destroyed`, { retryable: false });

const DUPLICATE_KEY = 11_000;
const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
