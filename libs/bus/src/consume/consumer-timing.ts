export interface ConsumerTiming {
  readonly sessionMs: number;
  readonly heartbeatMs: number;
  /** At most 500: `disconnect()` waits for the pending long poll. */
  readonly longPollMs: number;
  readonly chunk: number;
  readonly partitionsAtOnce: number;
  /** How often requests of operators are looked for. */
  readonly pollMs: number;
}

export const DEFAULT_TIMING: ConsumerTiming = {
  sessionMs: 6_000,
  heartbeatMs: 500,
  longPollMs: 500,
  chunk: 500,
  partitionsAtOnce: 4,
  pollMs: 2_000,
};

/** No fetch and no heartbeat for so many sessions: the consumer only looks alive. */
export const WATCHDOG_SESSIONS = 3;
