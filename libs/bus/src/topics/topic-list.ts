import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const profile = z.strictObject({
  partitions: z.int().positive(),
  replicationFactor: z.int().positive(),
  minInsyncReplicas: z.int().positive(),
});
const topicKind = z.enum(['events', 'commands', 'replies', 'notices']);

const schema = z.strictObject({
  profiles: z.strictObject({ embedded: profile, production: profile }),
  kinds: z.record(topicKind, z.strictObject({ retentionMs: z.int() })),
  topics: z.array(z.strictObject({ name: z.string().min(1), kind: topicKind, partitions: z.int().positive().optional() })),
});

export type TopicProfile = 'embedded' | 'production';

/** A topic as it must be on the broker. */
export interface ListedTopic {
  readonly name: string;
  readonly kind: z.infer<typeof topicKind>;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly minInsyncReplicas: number;
  readonly retentionMs: number;
}

/** `deploy/topics.yaml` beside the libraries, for source and build alike. */
export const TOPICS_FILE = fileURLToPath(new URL('../../../../deploy/topics.yaml', import.meta.url));

export const parseTopics = (yaml: string, profileName: TopicProfile): readonly ListedTopic[] => {
  const list = schema.parse(parse(yaml));
  const { replicationFactor, minInsyncReplicas, partitions } = list.profiles[profileName];

  return list.topics.map((topic) => ({
    name: topic.name,
    kind: topic.kind,
    partitions: topic.partitions ?? partitions,
    replicationFactor,
    minInsyncReplicas,
    retentionMs: list.kinds[topic.kind].retentionMs,
  }));
};

export const readTopics = async (profileName: TopicProfile, file: string = TOPICS_FILE): Promise<readonly ListedTopic[]> =>
  parseTopics(await readFile(file, 'utf8'), profileName);
