import type { ListedTopic } from './topic-list.js';

/** What must stand in a topic's configuration. `producer` keeps foreign codecs out: only what a client of ours sent is stored. */
export const settingsOf = ({ retentionMs, minInsyncReplicas }: ListedTopic): Readonly<Record<string, string>> => ({
  'retention.ms': String(retentionMs),
  'cleanup.policy': 'delete',
  'compression.type': 'producer',
  'min.insync.replicas': String(minInsyncReplicas),
});
