import { randomUUID } from 'node:crypto';
import type { Envelope, EventDefinition } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { EachBatchPayload } from 'kafkajs';
import { DEFAULT_TIMING, type ConsumerTiming } from '../consume/consumer-timing.js';
import { SupervisedConsumer } from '../consume/supervised-consumer.js';
import { arrivalOf } from '../decode/arrival.js';
import { checkedBy, eventEnvelopeOf } from '../decode/event-envelope.js';
import { asFault } from '../kafka/passing.js';
import type { BusConnection } from '../kafka/connection.js';
import { AHEAD_OF_CODE } from '../react/event-messages.js';
import { withAdmin } from '../topics/with-admin.js';
import { whileItMayPass } from '../transport/wait-for-broker.js';

/** A group of one is never rebalanced: nobody waits for its heartbeats, they only keep it alive. */
const HEARTBEAT_MS = 2_000;

interface DirectoryReaderOptions {
  readonly bus: BusConnection;
  /** The event that carries an entry; its topic is read from the beginning. */
  readonly definition: EventDefinition;
  /** Facts on the same topic that make no entry (drafts): passed over. */
  readonly besides?: readonly EventDefinition[];
  readonly timing?: Partial<ConsumerTiming>;
  /** Takes every entry in the order of the topic. After a reconnect all come again: it keeps the highest version of each entity. */
  fold(entry: Envelope): void;
  giveUp(fault: Fault): void;
}

/**
 * Reads a whole topic into this process and goes on following it. kafkajs has no reader without a group: a throw-away group per
 * process that never commits, so that every start reads from the beginning.
 */
export class DirectoryReader {
  /** Entries that could not be read: each is an error in the log, the rest goes on. */
  skipped = 0;
  private readonly topic: string;
  private readonly consumer: SupervisedConsumer;
  private readonly positions = new Map<number, bigint>();
  private readonly complete: Promise<void>;
  private resolveComplete: () => void = () => undefined;
  private rejectComplete: (fault: Fault) => void = () => undefined;
  private ends: ReadonlyMap<number, bigint> | undefined;
  private stopped = false;

  constructor(private readonly options: DirectoryReaderOptions) {
    const { bus, definition, timing } = options;
    this.topic = bus.names.onBroker(definition.topic);
    this.complete = new Promise((resolve, reject) => {
      this.resolveComplete = resolve;
      this.rejectComplete = reject;
    });
    this.complete.catch(() => undefined);
    this.consumer = new SupervisedConsumer(bus, {
      groupId: () => bus.names.onBroker(`directory-${randomUUID()}`),
      topics: [this.topic],
      timing: { ...DEFAULT_TIMING, heartbeatMs: HEARTBEAT_MS, ...timing },
      eachBatch: (payload) => this.read(payload),
      giveUp: (fault) => {
        this.rejectComplete(fault);
        options.giveUp(fault);
      },
    });
  }

  start(): void {
    this.consumer.start();
    this.findEnds().catch((error: unknown) => this.rejectComplete(asFault(error, 'bus.directory-unreadable')));
  }

  /** Resolves once everything that lay on the topic at the start is folded. */
  whenComplete(): Promise<void> {
    return this.complete;
  }

  isLive(): boolean {
    return this.consumer.isLive();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.consumer.stop();
  }

  private async findEnds(): Promise<void> {
    const { bus } = this.options;
    const offsets = await whileItMayPass(
      () => withAdmin(bus, (admin) => admin.fetchTopicOffsets(this.topic)),
      bus.log,
      () => this.stopped,
    );
    this.ends = new Map((offsets ?? []).filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]));
    this.tellIfComplete();
  }

  private async read({ batch, resolveOffset, heartbeat }: EachBatchPayload): Promise<void> {
    for (const message of batch.messages) this.take(arrivalOf(this.options.definition.topic, batch.partition, message));
    resolveOffset(batch.lastOffset());
    this.positions.set(batch.partition, BigInt(batch.lastOffset()) + 1n);
    this.tellIfComplete();
    await heartbeat();
  }

  private take(arrival: ReturnType<typeof arrivalOf>): void {
    const { definition, besides = [], bus, fold } = this.options;
    try {
      const envelope = eventEnvelopeOf(arrival);
      if (besides.some(({ type }) => type === envelope.type)) return;
      if (envelope.type !== definition.type)
        throw new Fault(AHEAD_OF_CODE, `${envelope.type} is not known to this code`, { retryable: false });
      fold(checkedBy(definition, envelope));
    } catch (error) {
      const fault = asFault(error, 'bus.directory-entry');
      this.skipped += 1;
      bus.log.error({ code: fault.code, detail: fault.message, offset: arrival.offset }, 'a directory entry was skipped');
    }
  }

  private tellIfComplete(): void {
    if (this.ends === undefined) return;
    const isRead = [...this.ends].every(([partition, end]) => (this.positions.get(partition) ?? 0n) >= end);
    if (isRead) this.resolveComplete();
  }
}
