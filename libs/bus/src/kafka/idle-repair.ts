import { createRequire } from 'node:module';
import { Fault } from '@huiyin/kernel';

/** The one version that was seen on a real broker, and whose inside the repair below replaces. */
export const KAFKAJS_VERSION = '2.2.4';

/** Pause before requests that wait for a free slot are looked at again. */
const RECHECK_MS = 10;

interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
}

const requireHere = createRequire(import.meta.url);

export const assertKafkajsVersion = (version: string): void => {
  if (version === KAFKAJS_VERSION) return;

  throw new Fault('bus.kafkajs-version', `kafkajs is ${version}; the repair of its idle connections fits ${KAFKAJS_VERSION} only`, {
    retryable: false,
  });
};

/** As in kafkajs, but the timer is armed only while requests are pending. */
function scheduleWhilePending(this: RequestQueue): void {
  if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;

  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    Math.max(this.throttledUntil - Date.now(), RECHECK_MS),
  );
}

/**
 * kafkajs 2.2.4 re-arms a timer of 1 ms on every connection once it has had its first response, and so takes 5–6 % of a core while
 * idle. Runs once per process, before the first client; refuses any other version.
 */
export const repairIdleConnections = (): void => {
  const { version } = requireHere('kafkajs/package.json') as { readonly version: string };
  assertKafkajsVersion(version);
  const queue = requireHere('kafkajs/src/network/requestQueue') as { readonly prototype: { scheduleCheckPendingRequests(): void } };
  queue.prototype.scheduleCheckPendingRequests = scheduleWhilePending;
};
