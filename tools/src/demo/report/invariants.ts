import { setTimeout as pause } from 'node:timers/promises';

import { parkingCollections } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import type { Db, MongoClient } from 'mongodb';

import { RECORDS } from '../../moving/service-reading.js';
import { checkRecords } from '../../records/check-records.js';

interface Place {
  readonly client: MongoClient;
  readonly prefix: string;
  /** How long what is under way may take to come to an end. */
  readonly patienceMs?: number;
}

/** A sweep sends within ten seconds what was left; a busy machine takes its time. */
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 250;

const nothingParked = async (db: Db, service: ServiceName): Promise<readonly string[]> => {
  const parked = await parkingCollections(db)
    .messages.find({ state: 'parked' }, { projection: { key: 1, type: 1, code: 1 } })
    .toArray();

  return parked.map(({ key, type, code }) => `${service}: ${type} of ${key} is parked (${code})`);
};

const nothingWaiting = async (db: Db, service: ServiceName): Promise<readonly string[]> => {
  const found = await db
    .collection<{ readonly waiting: readonly { readonly why: string }[] }>(RECORDS[service])
    .find({ 'waiting.0': { $exists: true } }, { projection: { 'waiting.why': 1 } })
    .toArray();

  return found.map(({ _id, waiting }) => `${service} ${String(_id)}: ${waiting.length} messages wait (${waiting[0]?.why ?? ''})`);
};

const everythingSent = async (db: Db, service: ServiceName): Promise<readonly string[]> => {
  const unsent = await db
    .collection<{ readonly published: number; readonly version: number }>(RECORDS[service])
    .find({ $expr: { $ne: ['$published', '$version'] } }, { projection: { published: 1, version: 1 } })
    .toArray();

  return unsent.map(
    ({ _id, published, version }) => `${service} ${String(_id)}: events ${published + 1} to ${version} were not sent, or not marked`,
  );
};

/** What services at work may show for a moment, and must not show for long. */
const stillUnderWay = async ({ client, prefix }: Place): Promise<readonly string[]> => {
  const found = await Promise.all(
    SERVICES.map(async (service) => {
      const db = client.db(`${prefix}${service}`);

      return [...(await nothingWaiting(db, service)), ...(await everythingSent(db, service))];
    }),
  );

  return found.flat();
};

const leftInTheEnd = async (place: Place): Promise<readonly string[]> => {
  const giveUp = Date.now() + (place.patienceMs ?? PATIENCE_MS);
  for (;;) {
    const left = await stillUnderWay(place);
    if (left.length === 0 || Date.now() > giveUp) return left;
    await pause(LOOK_AGAIN_MS);
  }
};

/** INV-11: no gap and no double; a cancelled number stays taken. */
const numbersWithoutGap = async (db: Db): Promise<readonly string[]> => {
  const series = await db
    .collection('numbers')
    .aggregate<{ readonly _id: { readonly series: string; readonly year: number }; readonly last: number; readonly count: number }>([
      { $group: { _id: { series: '$series', year: '$year' }, last: { $max: '$n' }, count: { $sum: 1 } } },
    ])
    .toArray();

  return series
    .filter(({ last, count }) => last !== count)
    .map(({ _id, last, count }) => `${_id.series}〔${_id.year}〕: ${count} numbers up to ${last}`);
};

const provenRecords = async ({ client, prefix }: Place): Promise<readonly string[]> =>
  (await checkRecords(client, { prefix })).flatMap(({ service, faults }) => faults.map(({ id, what }) => `${service} ${id}: ${what}`));

/** What must hold of every record of every service, whatever was played: work under way is waited for, within bounds. */
export const brokenInvariants = async (place: Place): Promise<readonly string[]> => {
  const { client, prefix } = place;
  const left = await leftInTheEnd(place);
  const parked = await Promise.all(SERVICES.map((service) => nothingParked(client.db(`${prefix}${service}`), service)));

  return [...parked.flat(), ...left, ...(await numbersWithoutGap(client.db(`${prefix}notify`))), ...(await provenRecords(place))];
};
