import type { mongo } from 'mongoose';
import { FileStore } from './files/file-store.js';
import { KeyCache } from './keys/key-cache.js';
import { Keystore } from './keys/keystore.js';
import type { StoredKey } from './keys/stored-key.js';
import { Openings, OPENING_INDEXES, type StoredOpening } from './openings.js';
import type { KeyRing } from './ring/key-ring.js';
import { KeyedHashes } from './search/keyed-hashes.js';
import { AES_SUITE } from './suite/aes-suite.js';
import { Vault } from './vault.js';

export interface VaultOptions {
  readonly client: mongo.MongoClient;
  /** Before the names of the databases `keystore` and `files`, which all services share. */
  readonly prefix: string;
  readonly service: string;
  readonly ring: KeyRing;
}

export interface OpenedVault {
  readonly vault: Vault;
  readonly files: FileStore;
}

/** A sealed value must never outlive the only copy of its key, so the keystore waits for the majority and its journal. */
const DURABLE = { writeConcern: { w: 'majority', journal: true }, readConcern: { level: 'majority' } } as const;

/** Vault and file store over the shared databases, with their indexes. */
export const openVault = async ({ client, prefix, service, ring }: VaultOptions): Promise<OpenedVault> => {
  const keysDb = client.db(`${prefix}keystore`);
  const openings = keysDb.collection<StoredOpening>('openings', DURABLE);
  const keystore = new Keystore({ collection: keysDb.collection<StoredKey>('keys', DURABLE), ring, suites: [AES_SUITE] });
  const keys = new KeyCache(keystore);
  const hashes = new KeyedHashes(ring.index);
  const files = new FileStore({ database: client.db(`${prefix}files`), keys, hashes });
  await openings.createIndexes(OPENING_INDEXES.map(({ key }) => ({ key })));
  await files.ensureIndexes();

  return { vault: new Vault({ keystore, keys, hashes, openings: new Openings(openings, service) }), files };
};
