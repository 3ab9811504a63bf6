import { sha256, type BagFiles } from './bag.js';

const LINE = /^([0-9a-f]{64}) [ *](.+)$/;
const PAYLOAD = 'manifest-sha256.txt';
const TAGS = 'tagmanifest-sha256.txt';

const entriesOf = (manifest: Buffer | undefined): ReadonlyMap<string, string> =>
  new Map(
    (manifest?.toString('utf8') ?? '')
      .split('\n')
      .map((line) => LINE.exec(line))
      .flatMap((match) => (match?.[1] === undefined || match[2] === undefined ? [] : [[match[2], match[1]] as const])),
  );

const differing = (files: BagFiles, entries: ReadonlyMap<string, string>): readonly string[] =>
  [...entries].flatMap(([path, digest]) => {
    const bytes = files.get(path);
    if (bytes === undefined) return [`missing: ${path}`];

    return sha256(bytes) === digest ? [] : [`changed: ${path}`];
  });

const unlisted = (files: BagFiles, entries: ReadonlyMap<string, string>): readonly string[] =>
  [...files.keys()].filter((path) => path.startsWith('data/') && !entries.has(path)).map((path) => `not in the manifest: ${path}`);

/** What is wrong with a bag (RFC 8493 §3): a file that was changed, is missing, or is not listed; nothing where it is complete and valid. */
export const verifyBag = (files: BagFiles): readonly string[] => {
  const required = ['bagit.txt', PAYLOAD, TAGS].filter((path) => !files.has(path)).map((path) => `missing: ${path}`);
  if (required.length > 0) return required;
  const payload = entriesOf(files.get(PAYLOAD));

  return [...differing(files, entriesOf(files.get(TAGS))), ...differing(files, payload), ...unlisted(files, payload)];
};
