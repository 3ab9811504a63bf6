import { connectBus } from '@huiyin/bus';
import { MongoClient } from 'mongodb';

import type { MailCatcher } from '../../mail/mail-catcher.js';
import type { Evidence } from '../evidence/evidence.js';
import type { PromiseLog } from '../promise-log.js';
import { readMessages } from './read-messages.js';
import { readPositions, type Readings } from './read-positions.js';
import { readHeld, readRecords, type RecordPlaces } from './read-records.js';

/** Where a run took place. */
export interface Scene {
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  readonly prefix: string;
  readonly readings: Readings;
  readonly places: RecordPlaces;
  readonly mail: Pick<MailCatcher, 'letters'>;
  readonly promises: PromiseLog;
  /** The business clock. */
  now(): Promise<string>;
}

/** Offsets first, records last: then what was committed must have had its effect by the time that the records are read. */
export const gatherEvidence = async (scene: Scene): Promise<Evidence> => {
  const { brokers, mongodbUri, prefix, readings, places } = scene;
  const bus = connectBus({ brokers, clientId: 'checker', prefix });
  const client = await MongoClient.connect(mongodbUri);
  const databases = { client, prefix };
  try {
    const promises = scene.promises.given;
    const positions = await readPositions(bus, readings);
    const topics = [...new Set([...Object.values(readings).flat(), ...Object.values(places).flatMap(({ topic }) => topic ?? [])])];
    const messages = await readMessages(bus, [...topics, 'intake.petition.replies.v1']);
    const held = await readHeld(databases);
    const records = await readRecords(databases, places);
    const mails = scene.mail.letters.map(({ content }) => ({ messageId: content.messageId ?? '' }));

    return { promises, positions, messages, held, records, mails, now: await scene.now() };
  } finally {
    await client.close();
  }
};
