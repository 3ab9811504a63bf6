import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { offsetsOf, remainingOf, type PartitionOffsets } from '../consume/offsets-in-log.js';
import type { ParkingCollections } from '../parking/parking-collections.js';
import type { KeptAdmin } from './kept-admin.js';

interface GroupTopics {
  readonly groupId: string;
  readonly topics: readonly string[];
}

interface ReadingParts {
  readonly admin: KeptAdmin;
  readonly collections: ParkingCollections;
  /** Consumer groups of this service with the names on the broker of what they read. */
  groups(): readonly GroupTopics[];
}

/** A message that is being handled right now is waited for. */
const PATIENCE_MS = 1_000;
const LOOK_AGAIN_MS = 25;

const markOf = ({ topic, partition }: PartitionOffsets): string => `${topic}|${partition}`;

/**
 * Whether this service knows what it must know before a deadline may fire: everything that lay on its topics when asked has taken
 * effect (in whichever of its processes) or is parked. So an outage does not turn into false overdue letters.
 */
export class TopicsRead {
  private question: Promise<boolean> | undefined;

  constructor(private readonly parts: ReadingParts) {}

  /** Has everything taken effect that lay on the topics when this was asked? No while the broker cannot tell. */
  topicsRead(): Promise<boolean> {
    this.question ??= this.parts.admin
      .ask((admin) => this.reachEnds(admin))
      .catch(() => false)
      .finally(() => {
        this.question = undefined;
      });

    return this.question;
  }

  /** Those of the Kafka keys that are parked: no deadline of theirs may fire, for what is parked might be what it waits for. */
  async parked(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const group = { $in: this.parts.groups().map(({ groupId }) => groupId) };
    const gates = await this.parts.collections.gates.find({ key: { $in: [...keys] }, group }, { projection: { key: 1 } }).toArray();

    return new Set(gates.map(({ key }) => key));
  }

  /** Messages not read yet, per group: end offsets less committed ones, as seen from outside. */
  lag(): Promise<readonly { readonly group: string; readonly messages: number }[]> {
    return this.parts.admin.ask((admin) =>
      Promise.all(
        this.parts.groups().map(async (group) => {
          const offsets = await offsetsOf(admin, group);

          return { group: group.groupId, messages: offsets.reduce((sum, partition) => sum + Number(remainingOf(partition)), 0) };
        }),
      ),
    );
  }

  private async reachEnds(admin: Admin): Promise<boolean> {
    const results = await Promise.all(this.parts.groups().map((group) => this.reachEndsOf(admin, group)));

    return results.every(Boolean);
  }

  private async reachEndsOf(admin: Admin, group: GroupTopics): Promise<boolean> {
    const marks = await offsetsOf(admin, group);
    const ends = new Map(marks.map((partition) => [markOf(partition), partition.high]));
    const isReached = (partition: PartitionOffsets): boolean =>
      (partition.committed ?? partition.low) >= (ends.get(markOf(partition)) ?? 0n);
    const giveUp = Date.now() + PATIENCE_MS;
    let now = marks;
    while (!now.every(isReached)) {
      if (Date.now() > giveUp) return false;
      await pause(LOOK_AGAIN_MS);
      now = await offsetsOf(admin, group);
    }

    return true;
  }
}
