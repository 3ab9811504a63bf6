/** What a store has done since the process started; the host turns these into metrics. No ids. */
export class Counters {
  /** Group commits, and the items in them. */
  commits = 0;
  items = 0;
  lastGroup = 0;
  /** Records written. */
  writes = 0;
  /** Writes that lost against another process and were decided again. */
  conflicts = 0;
  duplicates = 0;
  /** Messages that began to wait. */
  waits = 0;
  /** Waiting messages whose handler is gone or fails: they stay. */
  waitingFaults = 0;
  repeatedCommands = 0;
  deadlinesFired = 0;
  deadlineFaults = 0;
  /** Largest lateness of a fired business deadline in milliseconds of the business clock. */
  worstLateness = 0;
  eventsSent = 0;
  sendFaults = 0;
  /** Parcels left to the sweep. */
  leftToSweep = 0;
  /** Writes of records whose history is longer than the bound. */
  longHistories = 0;
}
