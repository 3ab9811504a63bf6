import { Fault } from '@huiyin/kernel';
import type { Admin } from 'kafkajs';

interface GroupTopics {
  readonly groupId: string;
  /** Names on the broker. */
  readonly topics: readonly string[];
}

export interface PartitionOffsets {
  readonly topic: string;
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
  /** undefined: the group has committed nothing yet. */
  readonly committed: bigint | undefined;
}

const NOTHING_COMMITTED = '-1';

type Ends = readonly { readonly topic: string; readonly partitions: Awaited<ReturnType<Admin['fetchTopicOffsets']>> }[];
type Committed = Awaited<ReturnType<Admin['fetchOffsets']>>;

const endsOf = (admin: Admin, { topics }: GroupTopics): Promise<Ends> =>
  Promise.all(topics.map(async (topic) => ({ topic, partitions: await admin.fetchTopicOffsets(topic) })));

const committedOf = (admin: Admin, { groupId, topics }: GroupTopics): Promise<Committed> =>
  admin.fetchOffsets({ groupId, topics: [...topics] });

const together = (ends: Ends, committed: Committed): readonly PartitionOffsets[] => {
  const offsets = new Map(
    committed.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => [`${topic}|${partition}`, offset])),
  );

  return ends.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, low, high }) => {
      const offset = offsets.get(`${topic}|${partition}`) ?? NOTHING_COMMITTED;

      return {
        topic,
        partition,
        low: BigInt(low),
        high: BigInt(high),
        committed: offset === NOTHING_COMMITTED ? undefined : BigInt(offset),
      };
    }),
  );
};

/** What there is to read. End offsets are asked for before the committed ones: what is reported as read was read by then. */
export const offsetsOf = async (admin: Admin, group: GroupTopics): Promise<readonly PartitionOffsets[]> => {
  if (group.topics.length === 0) return [];
  const ends = await endsOf(admin, group);

  return together(ends, await committedOf(admin, group));
};

/** Where a group stands in the log. Its other members go on reading: the committed offsets are asked for before the end. */
export const standingOf = async (admin: Admin, group: GroupTopics): Promise<readonly PartitionOffsets[]> => {
  if (group.topics.length === 0) return [];
  const committed = await committedOf(admin, group);

  return together(await endsOf(admin, group), committed);
};

/** Never less than nothing: what is read beyond the end that was seen makes up for no other partition. */
export const remainingOf = ({ low, high, committed }: PartitionOffsets): bigint => {
  const left = high - (committed ?? low);

  return left > 0n ? left : 0n;
};

/**
 * The committed offsets must lie in the log. Below its start something was deleted unread; beyond its end the topic was made anew;
 * kafkajs would jump to one end without a word.
 */
export const assertOffsetsInLog = (groupId: string, offsets: readonly PartitionOffsets[]): void => {
  const outside = offsets.filter(({ low, high, committed }) => committed !== undefined && (committed < low || committed > high));
  if (outside.length === 0) return;
  const lines = outside.map(
    ({ topic, partition, low, high, committed }) => `${topic}/${partition}: committed ${committed}, the log is ${low}–${high}`,
  );

  throw new Fault(
    'bus.offset-outside-log',
    `group ${groupId} stands outside the log (set explicit offsets to go on):\n  ${lines.join('\n  ')}`,
    { retryable: false },
  );
};
