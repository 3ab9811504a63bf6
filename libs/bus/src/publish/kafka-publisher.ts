import { Fault } from '@huiyin/kernel';
import kafkajs, { type Producer, type TopicMessages } from 'kafkajs';
import type { BusConnection } from '../kafka/connection.js';
import type { OutMessage, Publisher } from '@huiyin/records';
import { errorChain } from '../kafka/error-chain.js';
import { slicesOf } from './slices.js';
import { withDeadline } from './with-deadline.js';

const { Partitioners } = kafkajs;

export interface PublisherTiming {
  /** Own deadline on a send: kafkajs can hang on a half-open socket. */
  readonly sendWithinMs: number;
  readonly sliceBytes: number;
}

const DEFAULT_TIMING: PublisherTiming = { sendWithinMs: 20_000, sliceBytes: 700_000 };
const ALL_IN_SYNC = -1;

/**
 * Sends in the order given, acknowledged by all in-sync replicas, and resolves only then. Not idempotent in Kafka's sense (a third of
 * the speed when one sends singly): a repeat is a late duplicate, which every reader of ours knows by its sequence.
 */
export class KafkaPublisher implements Publisher {
  private producer: Promise<Producer> | undefined;
  private readonly timing: PublisherTiming;
  private closed = false;
  /** For metrics: messages acknowledged, sends that failed, and when the last one succeeded. */
  readonly figures = { published: 0, failures: 0, lastSuccessAt: 0 };

  constructor(
    private readonly bus: BusConnection,
    timing: Partial<PublisherTiming> = {},
  ) {
    this.timing = { ...DEFAULT_TIMING, ...timing };
  }

  async publish(messages: readonly OutMessage[]): Promise<void> {
    for (const slice of slicesOf(messages, this.timing.sliceBytes)) await this.send(slice);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.drop();
  }

  private async send(messages: readonly OutMessage[]): Promise<void> {
    if (this.closed) throw new Fault('bus.publisher-closed', 'this process is stopping', { retryable: true });
    try {
      await withDeadline(this.sendNow(messages), this.timing.sendWithinMs, 'bus.send-deadline');
      this.figures.published += messages.length;
      this.figures.lastSuccessAt = Date.now();
    } catch (error) {
      this.figures.failures += 1;
      // Not awaited: a hanging producer hangs in disconnect() too. The next send starts with a new one.
      void this.drop();
      throw this.faultOf(error);
    }
  }

  private async sendNow(messages: readonly OutMessage[]): Promise<void> {
    const producer = await (this.producer ??= this.connect());
    await producer.sendBatch({ acks: ALL_IN_SYNC, topicMessages: this.byTopic(messages) });
  }

  private byTopic(messages: readonly OutMessage[]): TopicMessages[] {
    const topics = new Map<string, TopicMessages>();
    for (const { topic, key, headers, value } of messages) {
      const name = this.bus.names.onBroker(topic);
      const entry = topics.get(name) ?? { topic: name, messages: [] };
      topics.set(name, entry);
      entry.messages.push({ key, value, headers: { ...headers } });
    }

    return [...topics.values()];
  }

  private async connect(): Promise<Producer> {
    const producer = this.bus.kafka.producer({ allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();

    return producer;
  }

  private async drop(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    await producer?.then((connected) => connected.disconnect()).catch(() => undefined);
  }

  /** A topic that does not exist or a message that is too large stays so; everything else passes. */
  private faultOf(error: unknown): Fault {
    if (error instanceof Fault) return error;
    const lasting = errorChain(error).some(({ type = '' }) => LASTING.includes(type));

    return new Fault('bus.send-failed', error instanceof Error ? error.message : String(error), { retryable: !lasting, cause: error });
  }
}

const LASTING: readonly string[] = ['MESSAGE_TOO_LARGE', 'INVALID_TOPIC_EXCEPTION', 'TOPIC_AUTHORIZATION_FAILED'];
