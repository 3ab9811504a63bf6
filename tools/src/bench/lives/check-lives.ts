import { MongoClient } from 'mongodb';

import { brokenInvariants } from '../../demo/report/invariants.js';
import { becomesIdle } from '../servers/become-idle.js';
import type { BenchSystem } from '../servers/bench-system.js';
import type { Lived } from './live.js';

const SHOWN = 10;

/** What must hold after any number of lives: every record is what its history says, all is sent and read, every dossier sealed, no mail twice. */
export const faultsOf = async (system: BenchSystem, lived: Lived): Promise<readonly string[]> => {
  const idle = await becomesIdle(system);
  const client = await MongoClient.connect(system.servers.mongodbUri);
  try {
    const broken = await brokenInvariants({ client, prefix: system.prefix });
    const dossiers = await client.db(`${system.prefix}archive`).collection('dossiers').countDocuments();
    const missing = dossiers === lived.lives ? [] : [`${dossiers} dossiers of ${lived.lives} lives`];
    const doubled = system.mails.doubled.map((id) => `a letter was mailed twice: ${id}`);
    const all = [...lived.faults, ...idle, ...missing, ...doubled, ...broken];

    return all.length > SHOWN ? [...all.slice(0, SHOWN), `and ${all.length - SHOWN} more`] : all;
  } finally {
    await client.close();
  }
};
