import type { Envelope } from '@huiyin/contracts';
import { ensureIndexes, Records, type Incoming, type StoredRecord } from '@huiyin/records';
import { SUPERVISIONS } from '@huiyin/supervision/aggregates';
import { MongoClient } from 'mongodb';
import { v7 as newId } from 'uuid';

import { FloorWriter } from '../bare/floor-writer.js';
import type { Wrapping } from '../bare/bare-task.js';
import { MACHINE_CLOCK, NO_DIRECTORY, supervisionReactions } from '../bare/supervision-module.js';
import { IntakeClocks, PetitionRegistered } from '@huiyin/contracts';
import { perSecond } from '../figures/figure.js';
import type { BenchPlace } from '../scenario.js';

interface Wish {
  readonly wrapping: Wrapping;
  readonly batch: number;
  readonly ms: number;
}

interface Steps {
  readonly rate: number;
  readonly floor: number;
}

type Finished = StoredRecord<unknown>;
type Told = Pick<Envelope, 'type' | 'data'>;

/** First told of, then told of a clock: an insert, and an update of the same record. */
const TOLD: readonly Told[] = [
  { type: PetitionRegistered.type, data: PetitionRegistered.sample },
  { type: IntakeClocks.ClockStarted.type, data: IntakeClocks.ClockStarted.sample },
];

const envelopeOf = (subject: string, told: Told, sequence: number): Envelope =>
  ({ ...told, id: newId(), source: '/intake/petition', subject, sequence, correlation: subject, causation: subject }) as Envelope;

const nobody = { publish: async (): Promise<void> => undefined };

/** Repeats a batch on new records, in pairs of insert and update, for so long; answers steps a second. */
const repeat = async (wish: Wish, write: (ids: readonly string[], place: number) => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  let steps = 0;
  while (performance.now() - since < wish.ms) {
    const ids = Array.from({ length: wish.batch }, () => newId());
    for (const place of TOLD.keys()) await write(ids, place);
    steps += ids.length * TOLD.length;
  }

  return perSecond(steps, performance.now() - since);
};

const incomings = async (records: Records<never, never>) => {
  const { SupervisionReactions, IntakeReactions, ClockReactions } = await supervisionReactions();
  const reactions = new SupervisionReactions(records);
  const [intake, clocks] = [new IntakeReactions(reactions), new ClockReactions(reactions)];

  return (ids: readonly string[], place: number): readonly Incoming[] =>
    ids.map((id) => {
      const envelope = envelopeOf(id, TOLD[place] as Told, place + 1);
      const reaction = place === 0 ? intake.registered(envelope) : clocks.changed(envelope);

      return { envelope, reaction, source: `intake_${id}`, sequence: place + 1 };
    });
};

/** What the store writes, with nobody to send to, and what the raw driver writes of the same documents in the same batches. */
export const stepsPerSecond = async ({ servers }: BenchPlace, wish: Wish): Promise<Steps> => {
  const client = await MongoClient.connect(servers.mongodbUri);
  const db = client.db(`bench-steps-${wish.wrapping}-${wish.batch}`);
  try {
    await ensureIndexes(db, SUPERVISIONS as never);
    const parts = { db, publisher: nobody, clock: MACHINE_CLOCK, directories: NO_DIRECTORY, writeMode: wish.wrapping };
    const records = new Records(SUPERVISIONS, parts) as unknown as Records<never, never>;
    const items = await incomings(records);
    const rate = await repeat(wish, (ids, place) => records.commit(items(ids, place)));
    const collection = db.collection<Finished>('supervisions');
    const finished = (await collection.findOne({ version: TOLD.length })) as Finished;
    await collection.deleteMany({});
    const writer = new FloorWriter(client, collection, { finished, wrapping: wish.wrapping });
    const floor = await repeat(wish, (ids) => writer.write(new Map(ids.map((id) => [id, 1]))));

    return { rate, floor };
  } finally {
    await db.dropDatabase();
    await client.close();
  }
};
