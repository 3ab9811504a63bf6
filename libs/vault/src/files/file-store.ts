import { Fault, Together, type FileRef } from '@huiyin/kernel';
import { mongo } from 'mongoose';
import type { KeyCache } from '../keys/key-cache.js';
import type { KeyedHashes } from '../search/keyed-hashes.js';
import { isDuplicate, isSmall, SmallFiles, type NewUpload, type StoredFile } from './small-files.js';

export interface NewFile {
  readonly name: string;
  readonly mediaType: string;
}

export interface FileStoreParts {
  readonly database: mongo.Db;
  readonly keys: KeyCache;
  readonly hashes: KeyedHashes;
}

const MAX_BYTES = 64 * 1024 * 1024;
/** A file may be named in an event: it must outlive whatever the event outlives. */
const DURABLE = { writeConcern: { w: 'majority', journal: true } } as const;

/**
 * 文件库: encrypted with the matter's key, addressed by a keyed digest of the content, write-once. The bytes are written first and
 * named by an event afterwards. Reading goes through the access check of the record that names the file; this store makes none.
 */
export class FileStore {
  readonly #parts: FileStoreParts;
  readonly #bucket: mongo.GridFSBucket;
  readonly #small: Together<NewUpload>;
  readonly #stored: Together<string, StoredFile | undefined>;

  constructor(parts: FileStoreParts) {
    this.#parts = parts;
    this.#bucket = new mongo.GridFSBucket(parts.database, { bucketName: 'files', ...DURABLE });
    const small = new SmallFiles(parts.database, DURABLE);
    this.#small = new Together((uploads) => small.write(uploads));
    this.#stored = new Together((addresses) => small.read(addresses));
  }

  /** The address is unique: it is what makes a file write-once. */
  async ensureIndexes(): Promise<void> {
    const files = this.#parts.database.collection('files.files');
    await files.createIndex({ filename: 1 }, { unique: true, name: 'address' });
    await files.createIndex({ 'metadata.matter': 1 }, { name: 'matter' });
    await this.#parts.database.collection('files.chunks').createIndex({ files_id: 1, n: 1 }, { unique: true });
  }

  /** The same bytes for the same matter give the same file, however often. @throws Fault `vault.file-too-large`; `vault.file-not-written`, to be tried again */
  async put(matter: string, bytes: Uint8Array, { name, mediaType }: NewFile): Promise<FileRef> {
    if (bytes.length > MAX_BYTES) throw new Fault('vault.file-too-large', `more than ${MAX_BYTES} bytes`, { retryable: false });
    const { suite, key } = await this.#parts.keys.toSeal(matter);
    const digest = this.#parts.hashes.fileDigest(bytes);
    const address = `${matter}/${digest}`;
    const upload = { address, sealed: suite.sealBytes(key, bytes, address), metadata: { matter, suite: suite.name } };
    try {
      if (isSmall(upload)) await this.#small.do(upload);
      else if ((await this.#stored.do(address)) === undefined) await this.#write(upload);
    } catch (cause) {
      throw new Fault('vault.file-not-written', `file ${address}`, { retryable: true, cause });
    }

    return { digest, size: bytes.length, mediaType, name: suite.sealText(key, name) };
  }

  /** @throws Fault `vault.file-missing`; `vault.key-destroyed` after destruction; `vault.unopenable` when the bytes were changed. */
  async get(matter: string, digest: string): Promise<Buffer> {
    const address = `${matter}/${digest}`;
    const file = await this.#stored.do(address);
    if (file === undefined) throw new Fault('vault.file-missing', `no file ${address}`, { retryable: false });
    const { suite, key } = await this.#parts.keys.toOpen(matter);

    return suite.openBytes(key, file.sealed ?? (await this.#download(file)), address);
  }

  /** Removes the bytes of a matter whose key was destroyed; unreadable already, so this only frees room. */
  async remove(matter: string): Promise<number> {
    const files = await this.#bucket.find({ 'metadata.matter': matter }).toArray();
    for (const file of files) await this.#bucket.delete(file._id);

    return files.length;
  }

  async #download({ id }: StoredFile): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.#bucket.openDownloadStream(id)) parts.push(part as Uint8Array);

    return Buffer.concat(parts);
  }

  /** Each upload has an id of its own, so two at once cannot mix their chunks; the unique address decides which one stays. */
  async #write({ address, sealed, metadata }: NewUpload): Promise<void> {
    const upload = this.#bucket.openUploadStream(address, { metadata: { ...metadata } });
    try {
      await new Promise<void>((resolve, reject) => {
        upload.once('finish', resolve).once('error', reject);
        upload.end(sealed);
      });
    } catch (cause) {
      await this.#parts.database.collection('files.chunks').deleteMany({ files_id: upload.id });
      if (!isDuplicate(cause)) throw cause;
    }
  }
}
