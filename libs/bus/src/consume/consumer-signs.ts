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

  watch(consumer: Consumer, joined: () => void): void {
    const { FETCH, HEARTBEAT, COMMIT_OFFSETS, REBALANCING, GROUP_JOIN } = consumer.events;
    consumer.on(FETCH, () => void (this.lastFetchAt = Date.now()));
    consumer.on(HEARTBEAT, () => void (this.lastHeartbeatAt = Date.now()));
    consumer.on(COMMIT_OFFSETS, () => void (this.lastCommitAt = Date.now()));
    consumer.on(REBALANCING, () => void (this.rebalances += 1));
    consumer.on(GROUP_JOIN, ({ payload }) => {
      this.lastHeartbeatAt = Date.now();
      this.assignment = payload.memberAssignment;
      joined();
    });
  }

  isSilent(sessionMs: number): boolean {
    return Date.now() - Math.max(this.lastFetchAt, this.lastHeartbeatAt) > WATCHDOG_SESSIONS * sessionMs;
  }
}
