import { SERVICES, type ServiceName } from '@huiyin/contracts';
import { Command, Option } from 'commander';

import { say, table } from '../log/say.js';
import { checkRecords, type CheckedRecords } from '../records/check-records.js';
import { withDatabase } from '../servers/with-servers.js';

interface Options {
  readonly prefix: string;
  readonly service?: readonly ServiceName[];
}

const row = ({ service, collection, records, events, otherShapes, faultCount }: CheckedRecords): readonly string[] =>
  [service, collection, records, events, otherShapes, faultCount].map(String);

const print = (reports: readonly CheckedRecords[]): void => {
  for (const { service, faults, faultCount } of reports) {
    for (const { id, what } of faults) say(`${service} ${id}: ${what}`);
    if (faultCount > faults.length) say(`${service}: and ${faultCount - faults.length} more`);
  }
  say(table([['service', 'records of', 'records', 'events', 'other shape', 'faults'], ...reports.map(row)]));
};

/** `npm run fsck`: exits 1 when one record is not what its history says. */
export const main = async (args: readonly string[]): Promise<void> => {
  const { prefix, service = SERVICES } = new Command('npm run fsck --')
    .description('Proves every record of every service: state = fold of history, published ≤ version.')
    .option('--prefix <prefix>', 'of the databases', '')
    .addOption(new Option('--service <names...>', 'only these').choices(SERVICES))
    .parse([...args], { from: 'user' })
    .opts<Options>();
  const reports = await withDatabase((client) => checkRecords(client, { prefix, services: service }));
  print(reports);
  process.exitCode = reports.every(({ faultCount }) => faultCount === 0) ? 0 : 1;
};
