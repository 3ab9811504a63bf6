import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { fsck, type FsckReport } from '@huiyin/records';
import type { MongoClient } from 'mongodb';

import { kindsOfService } from './kinds-of-service.js';

export interface CheckedRecords extends FsckReport {
  readonly service: ServiceName;
}

/** Every record of every service: state = fold of its history, dense history, published ≤ version, derived fields those of the state. */
export const checkRecords = async (
  client: MongoClient,
  { prefix = '', services = SERVICES }: { readonly prefix?: string; readonly services?: readonly ServiceName[] } = {},
): Promise<readonly CheckedRecords[]> => {
  const reports: CheckedRecords[] = [];
  for (const service of services)
    for (const kind of await kindsOfService(service)) reports.push({ service, ...(await fsck(client.db(`${prefix}${service}`), kind)) });

  return reports;
};
