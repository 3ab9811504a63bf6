import { parkingCollections } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';
import type { Db, MongoClient } from 'mongodb';

import { RECORDS } from '../../moving/service-reading.js';
import { checkRecords } from '../../records/check-records.js';

interface Place {
  readonly client: MongoClient;
  readonly prefix: string;
}

const nothingParked = async (db: Db, service: ServiceName): Promise<readonly string[]> => {
  const parked = await parkingCollections(db).messages.countDocuments({ state: { $nin: ['replayed', 'discarded'] } });

  return parked === 0 ? [] : [`${service}: ${parked} messages are parked`];
};

const nothingWaiting = async (db: Db, service: ServiceName): Promise<readonly string[]> => {
  const found = await db
    .collection<{ readonly waiting: readonly { readonly why: string }[] }>(RECORDS[service])
    .find({ 'waiting.0': { $exists: true } }, { projection: { 'waiting.why': 1 } })
    .toArray();

  return found.map(({ _id, waiting }) => `${service} ${String(_id)}: ${waiting.length} messages wait (${waiting[0]?.why ?? ''})`);
};

const everythingSent = async (db: Db, service: ServiceName): Promise<readonly string[]> => {
  const unsent = await db.collection(RECORDS[service]).countDocuments({ $expr: { $ne: ['$published', '$version'] } });

  return unsent === 0 ? [] : [`${service}: ${unsent} records have events that were not sent`];
};

const provenRecords = async ({ client, prefix }: Place): Promise<readonly string[]> =>
  (await checkRecords(client, { prefix })).flatMap(({ service, faults }) => faults.map(({ id, what }) => `${service} ${id}: ${what}`));

/** What must hold of every record of every service, whatever was played. */
export const brokenInvariants = async (place: Place): Promise<readonly string[]> => {
  const { client, prefix } = place;
  const broken = await Promise.all(
    SERVICES.map(async (service) => {
      const db = client.db(`${prefix}${service}`);

      return [...(await nothingParked(db, service)), ...(await nothingWaiting(db, service)), ...(await everythingSent(db, service))];
    }),
  );

  return [...broken.flat(), ...(await provenRecords(place))];
};
