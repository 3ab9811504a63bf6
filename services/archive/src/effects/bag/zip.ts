import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';
import type { BagFiles } from './bag.js';

/** Times inside the archive are fixed, so that the same files give the same bytes. */
const TIME = new Date('1980-01-01T00:00:00Z');

export const zip = async (files: BagFiles, folder: string): Promise<Buffer> => {
  const archive = new ZipFile();
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    archive.addBuffer(bytes, `${folder}/${path}`, { mtime: TIME, forceDosTimestamp: true });
  archive.end();

  return buffer(archive.outputStream as unknown as AsyncIterable<Buffer>);
};

const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** The files of an archive by their path below its one folder. */
export const unzip = async (bytes: Buffer): Promise<BagFiles> => {
  const archive = await open(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();

  return new Promise((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', () => resolve(files));
    archive.on('entry', (entry: yauzl.Entry) => {
      archive.openReadStream(entry, (error, stream) => {
        if (error !== null) return reject(error);
        buffer(stream).then((content) => {
          files.set(entry.fileName.slice(entry.fileName.indexOf('/') + 1), content);
          archive.readEntry();
        }, reject);
      });
    });
    archive.readEntry();
  });
};
