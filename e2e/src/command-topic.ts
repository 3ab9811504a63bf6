import { randomUUID } from 'node:crypto';

import { connectBus, KafkaPublisher } from '@huiyin/bus';
import { REGISTER_PETITION_TYPE } from '@huiyin/contracts';
import { TopicReader, type HeardEvent } from '@huiyin/testing';
import type { CityPlace } from '@huiyin/tools';

/** A partner platform at intake's command topic. */
export class CommandTopic {
  readonly #publisher: KafkaPublisher;
  readonly #replies: TopicReader;
  readonly #platform: string;

  private constructor(place: CityPlace, platform: string) {
    const bus = connectBus({ brokers: place.brokers, clientId: platform, prefix: place.prefix });
    this.#publisher = new KafkaPublisher(bus);
    this.#replies = new TopicReader(bus, 'intake.petition.replies.v1');
    this.#platform = platform;
  }

  static async open(place: CityPlace, platform: string): Promise<CommandTopic> {
    const topic = new CommandTopic(place, platform);
    await topic.#replies.start();

    return topic;
  }

  /** Each command under a new id, as a platform sends them that has lost the answers. One key: in the order of the file. */
  async send(commands: readonly object[]): Promise<void> {
    const headers = { ce_specversion: '1.0', ce_source: `/${this.#platform}`, ce_type: REGISTER_PETITION_TYPE };
    await this.#publisher.publish(
      commands.map((command) => ({
        topic: 'intake.petition.commands.v1',
        key: this.#platform,
        headers: { ...headers, ce_id: randomUUID(), ce_time: new Date().toISOString(), 'content-type': 'application/json' },
        value: JSON.stringify(command),
      })),
    );
  }

  get replies(): readonly HeardEvent[] {
    return this.#replies.events;
  }

  async close(): Promise<void> {
    await Promise.all([this.#publisher.close(), this.#replies.stop()]);
  }
}
