import type { Consumer } from 'kafkajs';
import { WATCHDOG_SESSIONS } from './consumer-timing.js';

export type Assignment = Readonly<Record<string, readonly number[]>>;

/** What is seen of a consumer from outside: kafkajs's own events, as times on the machine's clock. */
export class ConsumerSigns {
  lastFetchAt = 0;
  lastHeartbeatAt = 0;
  lastCommitAt = 0;
  rebalances = 0;
  assignment: Assignment = {};
  private readonly behind = new Map<string, number>();

  watch(consumer: Consumer, joined: () => void): void {
    const { FETCH, HEARTBEAT, COMMIT_OFFSETS, REBALANCING, GROUP_JOIN, END_BATCH_PROCESS } = consumer.events;
    consumer.on(FETCH, () => void (this.lastFetchAt = Date.now()));
    consumer.on(HEARTBEAT, () => void (this.lastHeartbeatAt = Date.now()));
    consumer.on(COMMIT_OFFSETS, () => void (this.lastCommitAt = Date.now()));
    consumer.on(REBALANCING, () => void (this.rebalances += 1));
    consumer.on(END_BATCH_PROCESS, ({ payload }) => this.tookBatch(payload));
    consumer.on(GROUP_JOIN, ({ payload }) => {
      this.lastHeartbeatAt = Date.now();
      this.assignment = payload.memberAssignment;
      this.behind.clear();
      joined();
    });
  }

  tookBatch({ topic, partition, offsetLag }: { readonly topic: string; readonly partition: number; readonly offsetLag: string }): void {
    this.behind.set(`${topic}/${partition}`, Number(offsetLag));
  }

  /** Messages that lay behind the last batch of each partition when it was fetched: the lag as it is seen from inside, without asking the broker. */
  batchLag(): number {
    return [...this.behind.values()].reduce((sum, lag) => sum + lag, 0);
  }

  isSilent(sessionMs: number): boolean {
    return Date.now() - Math.max(this.lastFetchAt, this.lastHeartbeatAt) > WATCHDOG_SESSIONS * sessionMs;
  }
}
