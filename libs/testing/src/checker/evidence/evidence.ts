import type { ServiceName } from '@huiyin/contracts';

/** An event in the history of a record. */
export interface KeptEvent {
  readonly seq: number;
  readonly id: string;
  /** `PetitionRegistered`. */
  readonly type: string;
  /** On the business clock. */
  readonly at: string;
  readonly cause: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A record as it lies in the database of its service. */
export interface KeptRecord {
  readonly service: ServiceName;
  readonly topic: string | null;
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly published: number;
  readonly history: readonly KeptEvent[];
  /** Highest sequence that took effect, by source (`intake_<record id>`). */
  readonly heard: Readonly<Record<string, number>>;
  readonly waiting: readonly { readonly source: string; readonly sequence: number }[];
  /** The earliest deadline on the business clock. */
  readonly nextDueAt: string | undefined;
}

/** A message as it lies on its topic. */
export interface TopicMessage {
  /** Without prefix. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly id: string;
  /** `cn.huiyin.intake.petition.PetitionRegistered.v1`. */
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly sequence: number;
  readonly cause: string;
  readonly data: unknown;
  /** As it lies there. */
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/** How far a group says it has come. */
export interface GroupPosition {
  readonly service: ServiceName;
  readonly topic: string;
  readonly partition: number;
  /** Next message to be read; undefined: nothing was committed. */
  readonly committed: number | undefined;
}

/** A message that an operator sees, or gave up. */
export interface HeldMessage {
  readonly service: ServiceName;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly state: 'parked' | 'discarded';
}

/** A mail with a letter that the server took. */
export interface TakenMail {
  readonly messageId: string;
}

/** What somebody outside was told. */
export interface GivenPromise {
  readonly service: ServiceName;
  readonly record: string;
  /** The command's cause, as it stands with the events that it led to. */
  readonly cause: string;
  /** Version of the record after it, where the answer named one. */
  readonly version: number | undefined;
}

/** Everything that can be known of a run. */
export interface Evidence {
  readonly promises: readonly GivenPromise[];
  readonly records: readonly KeptRecord[];
  readonly messages: readonly TopicMessage[];
  readonly positions: readonly GroupPosition[];
  readonly held: readonly HeldMessage[];
  readonly mails: readonly TakenMail[];
  /** The business clock. */
  readonly now: string;
}
