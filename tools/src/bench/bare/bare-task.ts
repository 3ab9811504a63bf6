/** The bare task: events of one service come in, records of another are written, events of it go out. Done in several ways. */
export const BARE_WAYS = ['ours', 'floor', 'usual'] as const;
export type BareWay = (typeof BARE_WAYS)[number];

/** Whether a bulk is written as it is, or wrapped in one transaction. */
export type Wrapping = 'plain' | 'wrapped';

export interface BareTask {
  readonly way: BareWay;
  readonly wrapping: Wrapping;
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
  /** Keeps topics and database of one run from those of another. */
  readonly prefix: string;
  /** Messages in the input; some lead to a message in the output, some only to what the record keeps to itself. */
  readonly messages: number;
  /** Database that holds finished records, for a way that only writes what another has made. */
  readonly example?: string;
}

/** What a process that does the task says when it is through. */
export interface BareOutcome {
  readonly ms: number;
  readonly cpuMs: number;
  /** Records written: fewer than messages where several became one write. */
  readonly writes: number;
  /** Bulk writes, or transactions. */
  readonly batches: number;
}

/** A way of doing the task: starts, and tells when the first message was at hand and when the last output was acknowledged. */
export interface BareRun {
  /** Messages whose effect is written, and whose output, if they have one, the broker has acknowledged. */
  done(): number;
  begun(): boolean;
  writes(): number;
  batches(): number;
  stop(): Promise<void>;
}

export const INPUT_TOPIC = 'intake.petition.events.v1';
export const OUTPUT_TOPIC = 'supervision.supervision.events.v1';
/** As many messages at once as our own transport takes, and as many partitions. */
export const CHUNK = 500;
export const PARTITIONS_AT_ONCE = 4;
