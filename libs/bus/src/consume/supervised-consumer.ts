import type { Fault } from '@huiyin/kernel';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { BusConnection } from '../kafka/connection.js';
import { asFault } from '../kafka/passing.js';
import { withDeadline } from '../publish/with-deadline.js';
import { backOff } from './back-off.js';
import { ConsumerSigns } from './consumer-signs.js';
import type { ConsumerTiming } from './consumer-timing.js';
import { crashFault } from './crash.js';

interface ConsumerPlan {
  /** Asked for each build: a throw-away group has a new name each time. */
  readonly groupId: () => string;
  /** Names on the broker. */
  readonly topics: readonly string[];
  readonly timing: ConsumerTiming;
  eachBatch(payload: EachBatchPayload): Promise<void>;
  joined?(): void;
  /** Called once it has ended for good: the process should end with an error. */
  giveUp(fault: Fault): void;
}

/** Ends for the same lasting reason within the window: more than so many, and it is over. */
const MOST_LASTING_CRASHES = 5;
const CRASH_WINDOW_MS = 600_000;
/** Short: the broker that is back has to let the session of the lost member end anyway. */
const LONGEST_REBUILD_MS = 2_000;
const DISCONNECT_WITHIN_MS = 10_000;

/**
 * A consumer that is rebuilt when kafkajs has let it end. kafkajs's own restart is switched off (`restartOnFailure` answers no): it can
 * start again after it was stopped, and does not restart at all after an error of another kind.
 */
export class SupervisedConsumer {
  readonly signs = new ConsumerSigns();
  private consumer: Consumer | undefined;
  private state: 'new' | 'joining' | 'running' | 'rebuilding' | 'stopped' | 'lost' = 'new';
  private timer: NodeJS.Timeout | undefined;
  private building: Promise<void> = Promise.resolve();
  private groupId = '';
  private attempt = 0;
  private lasting: readonly number[] = [];

  constructor(
    private readonly bus: BusConnection,
    private readonly plan: ConsumerPlan,
  ) {}

  /** Begins to join; a broker that is away is waited for. */
  start(): void {
    this.building = this.build();
  }

  /** Returns when nothing runs any more, also when it comes in the middle of a build. */
  async stop(): Promise<void> {
    this.state = 'stopped';
    clearTimeout(this.timer);
    await this.drop();
    await this.building;
  }

  isReady(): boolean {
    return this.state === 'running';
  }

  /** False once it has ended for good, or only looks alive. While it is being rebuilt the broker is away, which is no reason to end the process. */
  isLive(): boolean {
    if (this.state === 'lost') return false;

    return this.state !== 'running' || !this.signs.isSilent(this.plan.timing.sessionMs);
  }

  private async build(): Promise<void> {
    if (this.state === 'stopped') return;
    this.state = 'joining';
    this.groupId = this.plan.groupId();
    const consumer = this.consumerFor(this.groupId);
    this.consumer = consumer;
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.plan.topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: this.plan.timing.partitionsAtOnce,
        eachBatch: (payload) => this.plan.eachBatch(payload),
      });
    } catch (error) {
      this.ended(consumer, error);
    }
    // kafkajs cannot be stopped while it joins: disconnect() returns, and the join goes on and begins to read.
    if (consumer !== this.consumer) await this.disconnect(consumer);
  }

  private isStopped(): boolean {
    return this.state === 'stopped';
  }

  private consumerFor(groupId: string): Consumer {
    const { sessionMs, heartbeatMs, longPollMs } = this.plan.timing;
    const consumer = this.bus.kafka.consumer({
      groupId,
      sessionTimeout: sessionMs,
      heartbeatInterval: heartbeatMs,
      maxWaitTimeInMs: longPollMs,
      minBytes: 1,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: async () => false },
    });
    this.signs.watch(consumer, () => this.joined(consumer));
    consumer.on(consumer.events.CRASH, ({ payload }) => this.ended(consumer, payload.error));

    return consumer;
  }

  private joined(consumer: Consumer): void {
    if (consumer !== this.consumer || this.isStopped()) return;
    this.state = 'running';
    this.attempt = 0;
    this.plan.joined?.();
  }

  private ended(consumer: Consumer, error: unknown): void {
    if (consumer !== this.consumer || this.isStopped()) return;
    const fault = crashFault(error, this.groupId);
    this.attempt += 1;
    this.bus.log.error({ code: fault.code, detail: fault.message, attempt: this.attempt }, 'consumer ended, it is built anew');
    if (!fault.retryable && this.isOver()) {
      this.state = 'lost';
      void this.drop();
      this.plan.giveUp(fault);

      return;
    }
    this.state = 'rebuilding';
    void this.drop();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.start(), backOff(this.attempt, LONGEST_REBUILD_MS));
  }

  private isOver(): boolean {
    const now = Date.now();
    this.lasting = [...this.lasting.filter((at) => now - at < CRASH_WINDOW_MS), now];

    return this.lasting.length > MOST_LASTING_CRASHES;
  }

  private async drop(): Promise<void> {
    const consumer = this.consumer;
    this.consumer = undefined;
    if (consumer !== undefined) await this.disconnect(consumer);
  }

  private async disconnect(consumer: Consumer): Promise<void> {
    try {
      await withDeadline(consumer.disconnect(), DISCONNECT_WITHIN_MS, 'bus.disconnect-deadline');
    } catch (error) {
      this.bus.log.warn({ code: asFault(error, 'bus.disconnect-failed').code }, 'a consumer did not say goodbye');
    }
  }
}
