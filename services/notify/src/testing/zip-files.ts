import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

const opened = (zip: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: false }, (error, file) => (error === null ? resolve(file) : reject(error)));
  });

const read = (file: ZipFile, entry: Entry): Promise<string> =>
  new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.once('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    });
  });

/** The text files of a package, by name. */
export const filesIn = async (zip: Buffer): Promise<ReadonlyMap<string, string>> => {
  const file = await opened(zip);
  const found: Promise<readonly [string, string]>[] = [];

  return new Promise((resolve, reject) => {
    file.on('entry', (entry: Entry) => found.push(read(file, entry).then((text) => [entry.fileName, text] as const)));
    file.once('end', () => void Promise.all(found).then((files) => resolve(new Map(files)), reject));
    file.once('error', reject);
  });
};
