import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@huiyin/kernel';
import type { Admin } from 'kafkajs';

const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 50;

const areLed = (admin: Admin, names: readonly string[]): Promise<boolean> =>
  admin.fetchTopicMetadata({ topics: [...names] }).then(
    ({ topics }) => topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)),
    // A topic that is not known yet is an error to kafkajs.
    () => false,
  );

/**
 * Waits until every partition has a leader. kafkajs's own `waitForLeaders` gives up where a busy broker has made a topic and does not know
 * of it for a moment (UNKNOWN_TOPIC_OR_PARTITION).
 */
export const untilLed = async (admin: Admin, names: readonly string[]): Promise<void> => {
  const giveUp = Date.now() + PATIENCE_MS;
  while (!(await areLed(admin, names))) {
    if (Date.now() > giveUp) throw new Fault('bus.topics-without-leader', names.join(', '), { retryable: true });
    await pause(LOOK_AGAIN_MS);
  }
};
