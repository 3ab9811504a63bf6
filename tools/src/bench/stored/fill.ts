import type { Document, MongoClient } from 'mongodb';

import { another, cast, mouldOf, type Mould, type Renaming } from './clone-record.js';

/** Where petitions lie while queries and costs are measured: the two services whose lists staff work from. */
const FILLED = [
  { service: 'intake', collection: 'petitions' },
  { service: 'supervision', collection: 'supervisions' },
] as const;

const BATCH = 200;
const AT_ONCE = 2;

interface Pattern {
  readonly own: readonly string[];
  readonly renaming: (n: number) => Renaming;
  readonly moulds: readonly { readonly database: string; readonly collection: string; readonly mould: Mould }[];
}

interface Facts {
  readonly number: string;
  readonly platform?: { readonly number: string };
  readonly queryCodeHash: string;
  readonly receivedAt: string;
  readonly petitionDate: string;
  readonly petitioners: readonly { readonly marks: readonly string[] }[];
}

const MINUTE = 60_000;
/** Years over which the stored petitions were received. */
const SPAN_MINUTES = 3 * 365 * 24 * 60;
const FIRST = Date.UTC(2023, 0, 1);

/** The nth petition has its own id, numbers, hashes and days; equal texts of a record stay equal, so its state is still the fold of its history. */
const renamingOf =
  (id: string, { number, platform, queryCodeHash, receivedAt, petitionDate, petitioners }: Facts) =>
  (n: number): Renaming => {
    const received = new Date(FIRST + Math.floor(Math.random() * SPAN_MINUTES) * MINUTE).toISOString();

    return new Map([
      [id, another.id()],
      [number, another.number(number, n)],
      ...(platform === undefined ? [] : [[platform.number, another.number(platform.number, n)] as const]),
      [queryCodeHash, another.hash(queryCodeHash)],
      [receivedAt, received],
      [petitionDate, received.slice(0, petitionDate.length)],
      ...petitioners.flatMap(({ marks }) => marks.map((mark) => [mark, `${mark.slice(0, 6)}${another.hash(mark.slice(6))}`] as const)),
    ]);
  };

const patternsFrom = async (client: MongoClient, prefix: string): Promise<readonly Pattern[]> => {
  const ended = await client
    .db(`${prefix}intake`)
    .collection<Document & { readonly _id: string }>('petitions')
    .find({ 'state.stage': 'ended' })
    .limit(6)
    .toArray();

  return Promise.all(
    ended.map(async ({ _id, ...petition }) => {
      const facts = petition['state']['facts'] as Facts;
      const renaming = renamingOf(_id, facts);
      const own = [...renaming(0).keys()];
      const moulds = await Promise.all(
        FILLED.map(async ({ service, collection }) => {
          const database = `${prefix}${service}`;
          const record = await client.db(database).collection<Document & { readonly _id: string }>(collection).findOne({ _id });
          if (record === null) throw new RangeError(`${service} has no record of ${_id}`);

          return { database, collection, mould: mouldOf(record, own) };
        }),
      );

      return { own, renaming, moulds };
    }),
  );
};

const insertBatch = async (client: MongoClient, patterns: readonly Pattern[], numbers: readonly number[]): Promise<void> => {
  const made = numbers.map((n) => {
    const pattern = patterns[n % patterns.length] as Pattern;

    return { pattern, renaming: pattern.renaming(n) };
  });
  for (const [place, { service: _service, collection }] of FILLED.entries()) {
    const [first] = made;
    const database = first?.pattern.moulds[place]?.database ?? '';
    const records = made.flatMap(({ pattern, renaming }) => {
      const mould = pattern.moulds[place]?.mould;

      return mould === undefined ? [] : [cast(mould, renaming)];
    });
    await client.db(database).collection(collection).insertMany(records, { ordered: false });
  }
};

/** Puts petitions from one number up to another into the collections as the store wrote them: copies of real, ended lives. */
export const fill = async (
  { client, prefix }: { readonly client: MongoClient; readonly prefix: string },
  { from, to }: { readonly from: number; readonly to: number },
): Promise<number> => {
  const patterns = await patternsFrom(client, prefix);
  let next = from;
  const work = async (): Promise<void> => {
    while (next < to) {
      const begin = next;
      next = Math.min(begin + BATCH, to);
      await insertBatch(
        client,
        patterns,
        Array.from({ length: next - begin }, (_, place) => begin + place),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));

  return (
    patterns.reduce((sum, { moulds }) => sum + moulds.reduce((bytes, { mould }) => bytes + mould.bytes.length, 0), 0) / patterns.length
  );
};
