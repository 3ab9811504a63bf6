import type { Arrival } from '../decode/arrival.js';
import { ClearLanes } from './clear-lanes.js';
import { gateId, type GateDocument, type MessageDocument } from './documents.js';
import { sealedDocument, type Parkable } from './parked-content.js';
import type { ParkingCollections } from './parking-collections.js';
import type { Sealer } from './sealer.js';

/** What stands in the way of the messages of a chunk. */
export interface Standing {
  /** Parked keys, with the offset from which their messages are held. */
  readonly gates: ReadonlyMap<string, number>;
  /** Given up, or taken effect as it was mended: what lies on the topic must not take effect. */
  isDiscarded(arrival: Arrival): boolean;
}

/** What lies on the topic at these offsets must not take effect. */
const GIVEN_UP: { readonly state: { readonly $in: MessageDocument['state'][] } } = { state: { $in: ['discarded', 'mended'] } };

type Place = Pick<GateDocument, 'group' | 'topic' | 'partition'>;

const NOTHING: Standing = { gates: new Map(), isDiscarded: () => false };

/**
 * The parked messages of one consumer group. A gate per topic and key keeps later messages of the key behind the broken one.
 *
 * Why no message can slip past a gate that is being opened: an arrival is first stored and then raises the gate's revision; a drain
 * removes the gate only at the revision at which it saw nothing left. Whichever comes second fails, and looks again.
 */
export class ParkingLot {
  readonly #clear = new ClearLanes();

  constructor(
    readonly group: string,
    readonly collections: ParkingCollections,
    readonly sealer: Sealer,
  ) {}

  /** `arrivals` are of one partition, in the order of their offsets. */
  async standing(arrivals: readonly Arrival[]): Promise<Standing> {
    const [first, last] = [arrivals[0], arrivals.at(-1)];
    if (first === undefined || last === undefined) return NOTHING;
    const place = this.placeOf(first);
    if ((await this.isClear({ group: this.group })) || (await this.isClear(place))) return NOTHING;
    const [gates, tombstones] = await Promise.all([
      this.collections.gates.find(place, { projection: { key: 1, from: 1 } }).toArray(),
      this.collections.messages
        .find(
          { ...place, ...GIVEN_UP, offset: { $gte: first.offset, $lte: last.offset } },
          { projection: { offset: 1, messageId: 1, timestamp: 1 } },
        )
        .toArray(),
    ]);
    const discarded = new Map(tombstones.map((tombstone) => [tombstone.offset, tombstone]));

    return {
      gates: new Map(gates.map(({ key, from }) => [key, from])),
      isDiscarded: ({ offset, headers, timestamp }) => {
        const tombstone = discarded.get(offset);

        return tombstone !== undefined && tombstone.messageId === (headers['ce_id'] ?? '') && tombstone.timestamp === timestamp;
      },
    };
  }

  /** Stores messages of one key behind its gate. False: the gate has been opened meanwhile, they are to take effect now. */
  async queueBehind(arrivals: readonly Arrival[]): Promise<boolean> {
    const [first] = arrivals;
    if (first === undefined) return true;
    const documents = await this.store(arrivals.map((arrival) => ({ arrival, type: arrival.headers['ce_type'] ?? '' })));
    const { matchedCount } = await this.collections.gates.updateOne({ _id: gateId(this.group, first) }, { $inc: { revision: 1 } });
    if (matchedCount === 1) return true;
    await this.collections.messages.deleteMany({ _id: { $in: documents.map(({ _id }) => _id) }, state: 'parked' });

    return false;
  }

  /** Closes the gate of a key: the first message is the broken one, the others stand behind it. */
  async close(broken: Parkable, behind: readonly Arrival[]): Promise<void> {
    const { arrival, fault, type } = broken;
    this.forget();
    await this.store([broken, ...behind.map((later) => ({ arrival: later, type: later.headers['ce_type'] ?? '' }))]);
    const { topic, partition, key, offset } = arrival;
    const gate: Omit<GateDocument, '_id' | 'revision'> = {
      group: this.group,
      topic,
      partition,
      key,
      since: new Date(),
      from: offset,
      code: fault?.code ?? '',
      type,
      tries: 1,
      requests: [],
    };
    await this.collections.gates.updateOne(
      { _id: gateId(this.group, arrival) },
      { $setOnInsert: gate, $inc: { revision: 1 } },
      { upsert: true },
    );
    this.forget();
  }

  /** Partitions were given anew: what others have parked there is to be looked for. */
  forget(): void {
    this.#clear.forget();
  }

  private placeOf({ topic, partition }: Arrival): Place {
    return { group: this.group, topic, partition };
  }

  /** The group as a whole first: as a rule nothing is parked anywhere. */
  private isClear(place: Partial<Place> & Pick<Place, 'group'>): Promise<boolean> {
    return this.#clear.isClear(Object.values(place).join(' '), async () => {
      const found = await Promise.all([
        this.collections.gates.findOne(place, { projection: { _id: 1 } }),
        this.collections.messages.findOne({ ...place, ...GIVEN_UP }, { projection: { _id: 1 } }),
      ]);

      return found.every((one) => one === null);
    });
  }

  private async store(messages: readonly Parkable[]): Promise<readonly MessageDocument[]> {
    const documents = await Promise.all(messages.map((message) => sealedDocument(this.group, this.sealer, message)));
    await this.collections.messages.bulkWrite(
      documents.map(({ _id, ...document }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: document }, upsert: true } })),
      { ordered: false },
    );

    return documents;
  }
}
