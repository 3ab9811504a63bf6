import { failpoint } from '@huiyin/records';
import kafkajs, { type EachBatchPayload, type KafkaMessage } from 'kafkajs';
import { arrivalOf, type Arrival } from '../decode/arrival.js';
import type { BusLog } from '../kafka/bus-log.js';
import { asFault, isOfKafkajs } from '../kafka/passing.js';
import type { TopicNames } from '../topics/topic-names.js';
import { aliveWhile } from './alive-while.js';
import { laneOf, type Lanes } from './lanes.js';
import type { PausedLanes } from './paused-lanes.js';

const { KafkaJSError } = kafkajs;

interface LoopParts {
  readonly names: TopicNames;
  readonly lanes: Lanes;
  readonly paused: PausedLanes;
  readonly log: BusLog;
  readonly chunk: number;
  readonly heartbeatMs: number;
  receive(arrivals: readonly Arrival[]): Promise<void>;
}

const chunksOf = (messages: readonly KafkaMessage[], size: number): readonly (readonly KafkaMessage[])[] =>
  Array.from({ length: Math.ceil(messages.length / size) }, (_, index) => messages.slice(index * size, (index + 1) * size));

/**
 * What kafkajs runs per batch. Three rules hold it together: an offset is resolved only when its message has taken effect or is parked;
 * the commit names the offsets (without arguments kafkajs never commits); nothing but kafkajs's own errors goes back to kafkajs, which
 * stops for good on a TypeError while the process looks healthy.
 */
export class BatchLoop {
  constructor(private readonly parts: LoopParts) {}

  async run(payload: EachBatchPayload): Promise<void> {
    try {
      await this.consume(payload);
    } catch (error) {
      if (isOfKafkajs(error)) throw error;
      const fault = asFault(error, 'bus.batch-failed');
      this.parts.log.error({ code: fault.code, detail: fault.message }, 'a batch failed outside its handlers');
      throw new KafkaJSError(fault, { retriable: true });
    }
  }

  private async consume(payload: EachBatchPayload): Promise<void> {
    for (const chunk of chunksOf(payload.batch.messages, this.parts.chunk)) {
      // Left early on purpose: auto-resolve is off, so the rest is fetched again from the last resolved offset.
      if (!payload.isRunning() || payload.isStale()) return;
      if (!(await this.takeEffect(payload, chunk))) return;
    }
  }

  private async takeEffect(payload: EachBatchPayload, chunk: readonly KafkaMessage[]): Promise<boolean> {
    const { batch, heartbeat, resolveOffset, commitOffsetsIfNecessary, uncommittedOffsets } = payload;
    const { names, lanes, paused, heartbeatMs } = this.parts;
    const topic = names.plain(batch.topic);
    const lane = laneOf(topic, batch.partition);
    const arrivals = chunk.map((message) => arrivalOf(topic, batch.partition, message));
    const done = { value: false };
    const lost = await aliveWhile(heartbeat, heartbeatMs, async () => {
      done.value = await lanes.run(lane, () => this.receiveOrPause(payload, lane, arrivals));
    });
    const last = chunk.at(-1);
    if (done.value && last !== undefined) {
      failpoint('after-write-before-commit-offset');
      paused.wentOn(lane);
      resolveOffset(last.offset);
      await commitOffsetsIfNecessary(uncommittedOffsets());
    }
    // A rebalance announces itself by what a heartbeat throws: first the commit, then kafkajs may know.
    if (lost !== undefined) throw lost;
    await heartbeat();

    return done.value;
  }

  /** Nothing is given up here: whatever is thrown, the chunk comes again after a pause. */
  private async receiveOrPause(payload: EachBatchPayload, lane: string, arrivals: readonly Arrival[]): Promise<boolean> {
    const { log, paused } = this.parts;
    try {
      await this.parts.receive(arrivals);

      return true;
    } catch (error) {
      const fault = asFault(error, 'bus.reception-failed');
      const attempt = paused.pause(lane, fault, payload.pause());
      const fields = { code: fault.code, detail: fault.message, lane, attempt };
      if (fault.retryable) log.warn(fields, 'partition paused, it is tried again');
      else log.error(fields, 'partition paused by an unexpected fault, it is tried again');

      return false;
    }
  }
}
