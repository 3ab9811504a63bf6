import { randomUUID } from 'node:crypto';
import { AHEAD_OF_CODE } from '../react/event-messages.js';
import type { GateDocument } from './documents.js';
import type { ParkingLot } from './parking-lot.js';

export interface OwnedPartition {
  readonly topic: string;
  readonly partition: number;
}

/** Gates of a group that somebody asked something of; only the consumer that owns the partition carries it out. */
export const gatesAskedFor = async (lot: ParkingLot, owns: (place: OwnedPartition) => boolean): Promise<readonly string[]> => {
  const gates = await lot.collections.gates
    .find({ group: lot.group, requests: { $ne: [] } }, { projection: { topic: 1, partition: 1 } })
    .sort({ since: 1 })
    .toArray();

  return gates.filter(owns).map(({ _id }) => _id);
};

/** Messages that were ahead of the code and are no longer: their keys drain by themselves. */
export const askForKnownTypes = async ({ group, collections }: ParkingLot, knownTypes: readonly string[]): Promise<number> => {
  const request: GateDocument['requests'][number] = { id: randomUUID(), kind: 'replay', operator: 'system', at: new Date() };
  const { modifiedCount } = await collections.gates.updateMany(
    { group, code: AHEAD_OF_CODE, type: { $in: [...knownTypes] }, requests: [] },
    { $push: { requests: request }, $inc: { revision: 1 } },
  );

  return modifiedCount;
};
