import { randomBytes } from 'node:crypto';

import { BSON, type Document } from 'mongodb';
import { v7 as newId } from 'uuid';

/** Texts of a record that are its own, each to be replaced by another of the same length. */
export type Renaming = ReadonlyMap<string, string>;

interface Place {
  readonly at: number;
  readonly text: string;
}

/** A record as bytes, with the places of what is its own: a copy costs a copy of bytes, and every occurrence changes, also in its history. */
export interface Mould {
  readonly bytes: Uint8Array;
  readonly places: readonly Place[];
}

const placesOf = (bytes: Buffer, text: string): readonly Place[] => {
  const places: Place[] = [];
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + text.length)) places.push({ at, text });

  return places;
};

export const mouldOf = (record: Document, own: readonly string[]): Mould => {
  const bytes = Buffer.from(BSON.serialize(record, { ignoreUndefined: true }));

  return { bytes, places: own.flatMap((text) => placesOf(bytes, text)) };
};

/** @throws RangeError where a new text is longer or shorter than the old one: the lengths in the record would lie. */
export const cast = ({ bytes, places }: Mould, renaming: Renaming): Document => {
  const copy = Buffer.from(bytes);
  for (const { at, text } of places) {
    const next = renaming.get(text) ?? text;
    if (Buffer.byteLength(next) !== Buffer.byteLength(text)) throw new RangeError(`${next} has not the length of ${text}`);
    copy.write(next, at, 'utf8');
  }

  return BSON.deserialize(copy);
};

/** Another text of the same kind. */
export const another = {
  id: (): string => newId(),
  hash: (old: string): string => randomBytes(old.length).toString('hex').slice(0, old.length),
  number: (old: string, n: number): string => `S${String(n).padStart(old.length - 1, '0')}`,
};
