import type { Done } from '@huiyin/kernel';
import { mongo } from 'mongoose';

/** A file as it is stored: sealed, under an address that is its own. */
export interface NewUpload {
  readonly address: string;
  readonly sealed: Buffer;
  readonly metadata: { readonly matter: string; readonly suite: string };
}

/** GridFS: a file of one chunk is one document of bytes, and one that names it. */
const CHUNK_BYTES = 255 * 1_024;
const DUPLICATE_KEY = 11_000;

export const isSmall = ({ sealed }: NewUpload): boolean => sealed.length <= CHUNK_BYTES;

export const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;

/**
 * Places of a bulk write that failed, with their reasons. A bulk that broke on its way is such an error too, and names none: nobody knows
 * what was written. @throws what is no failure of single writes
 */
const failedIn = (error: unknown): readonly mongo.WriteError[] => {
  const failed = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
  if (failed.length === 0) throw error;

  return failed;
};

/** A stored file; with its bytes, if they are one chunk. */
export interface StoredFile {
  readonly id: mongo.ObjectId;
  readonly sealed?: Buffer;
}

interface NamedFile {
  readonly _id: mongo.ObjectId;
  readonly filename: string;
  readonly length: number;
}

interface Chunk {
  readonly files_id: mongo.ObjectId;
  readonly n: number;
  readonly data: mongo.Binary;
}

/** Several files of one chunk in two writes or two questions: their bytes, and what names them. The form is that of GridFS. */
export class SmallFiles {
  readonly #chunks: mongo.Collection<Chunk>;
  readonly #files: mongo.Collection<NamedFile>;

  constructor(database: mongo.Db, options: mongo.CollectionOptions) {
    this.#chunks = database.collection('files.chunks', options);
    this.#files = database.collection('files.files', options);
  }

  /** An address that is there already keeps its file: its bytes are the same. */
  async write(uploads: readonly NewUpload[]): Promise<readonly Done<void>[]> {
    const given = uploads.map((upload) => ({ ...upload, id: new mongo.ObjectId() }));
    await this.#chunks.insertMany(given.map(({ id, sealed }) => ({ files_id: id, n: 0, data: new mongo.Binary(sealed) })));
    const [uploadDate, chunkSize] = [new Date(), CHUNK_BYTES];
    const named = given.map(({ id, address, sealed, metadata }) => ({
      ...{ _id: id, length: sealed.length, chunkSize, uploadDate, filename: address, metadata },
    }));
    const errors = await this.#files.insertMany(named, { ordered: false }).then(() => [], failedIn);
    const unnamed = errors.flatMap(({ index }) => given[index]?.id ?? []);
    if (unnamed.length > 0) await this.#chunks.deleteMany({ files_id: { $in: unnamed } });

    const failed = new Map(errors.filter(({ code }) => code !== DUPLICATE_KEY).map((error) => [error.index, error]));

    return uploads.map((_, place) => (failed.has(place) ? { failed: failed.get(place) } : { result: undefined }));
  }

  async read(addresses: readonly string[]): Promise<readonly Done<StoredFile | undefined>[]> {
    const files = await this.#files.find({ filename: { $in: [...new Set(addresses)] } }).toArray();
    const small = files.filter(({ length }) => length <= CHUNK_BYTES).map(({ _id }) => _id);
    const chunks = small.length === 0 ? [] : await this.#chunks.find({ files_id: { $in: small } }).toArray();
    const bytes = new Map(chunks.map(({ files_id: id, data }) => [id.toHexString(), Buffer.from(data.buffer)]));
    const stored = new Map(
      files.map(({ _id: id, filename }) => {
        const sealed = bytes.get(id.toHexString());

        return [filename, { id, ...(sealed === undefined ? {} : { sealed }) }];
      }),
    );

    return addresses.map((address) => ({ result: stored.get(address) }));
  }
}
