import type { Collection, Db } from 'mongodb';

import type { OutMessage, Publisher } from '../ports.js';

interface TopicEntry extends OutMessage {
  readonly _id: number;
}

/** A topic that survives the process which sends to it. One sender at a time. */
export class MongoTopic implements Publisher {
  private readonly entries: Collection<TopicEntry>;

  constructor(db: Db) {
    this.entries = db.collection<TopicEntry>('topic');
  }

  async publish(messages: readonly OutMessage[]): Promise<void> {
    const length = await this.entries.countDocuments();
    await this.entries.insertMany(messages.map((message, n) => ({ ...message, _id: length + n })));
  }

  async sequencesOf(key: string): Promise<readonly number[]> {
    const found = await this.entries.find({ key }).sort({ _id: 1 }).toArray();

    return found.map(({ headers }) => Number(headers['ce_sequence']));
  }
}
