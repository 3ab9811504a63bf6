import { readTopics } from '@huiyin/bus';

import { markdownTable, page, type Page } from './page.js';

const retention = (milliseconds: number): string => (milliseconds < 0 ? 'for ever' : `${milliseconds / 86_400_000} days`);

export const topicsPage: Page = {
  file: 'topics.md',
  text: async () => {
    const [embedded, production] = [await readTopics('embedded'), await readTopics('production')];
    const rows = production.map((topic, index) => [
      `\`${topic.name}\``,
      topic.kind,
      String(embedded[index]?.partitions),
      `${topic.partitions} × ${topic.replicationFactor}, at least ${topic.minInsyncReplicas} in sync`,
      retention(topic.retentionMs),
    ]);

    return page('Topics', '`deploy/topics.yaml`', [
      'Clients create no topics; a service refuses to start where broker and list differ. The partition count of a keyed topic is never changed.',
      markdownTable(['topic', 'kind', 'partitions embedded', 'in production', 'kept'], rows),
    ]);
  },
};
