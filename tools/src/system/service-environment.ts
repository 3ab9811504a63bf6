import { join } from 'node:path';

import { ensureKeyRing } from '../dev/key-ring.js';
import { ensureSampleSeal, sealFolder } from '../dev/sample-seal.js';
import { ensureSigningKey, keySetFile } from '../dev/signing-key.js';

export interface SystemPlace {
  /** Keys, clock and mails of this system. */
  readonly folder: string;
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  /** Before the names of topics and databases, so that several systems share the servers. */
  readonly prefix?: string;
}

export const clockFile = (folder: string): string => join(folder, 'clock.json');
export const keyRingFile = (folder: string): string => join(folder, 'keys.json');

/** Makes the development keys where they are missing, and answers the variables that every service gets. */
export const serviceEnvironment = async (place: SystemPlace, smtpUrl: string): Promise<Readonly<Record<string, string>>> => {
  const { folder, brokers, mongodbUri, prefix } = place;
  await ensureKeyRing(keyRingFile(folder));
  await ensureSigningKey(folder);
  await ensureSampleSeal(folder);

  return {
    NODE_ENV: 'development',
    HUIYIN_KAFKA_BROKERS: brokers.join(','),
    HUIYIN_MONGODB_URI: mongodbUri,
    ...(prefix === undefined ? {} : { HUIYIN_PREFIX: prefix }),
    HUIYIN_CLOCK_FILE: clockFile(folder),
    HUIYIN_KEY_RING: keyRingFile(folder),
    HUIYIN_JWKS: keySetFile(folder),
    HUIYIN_SMTP_URL: smtpUrl,
    HUIYIN_SIGNING_KEYS: sealFolder(folder),
  };
};
