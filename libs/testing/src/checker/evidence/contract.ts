import type { ServiceName } from '@huiyin/contracts';

import type { KeptEvent } from './evidence.js';

/** What one service hears. */
export interface Hearing {
  /** Topics whose every message has an effect on the record of its subject, whatever its type. */
  readonly everythingOn: readonly string[];
  /** Types that always have an effect, or at least leave their mark, on the record of their subject. */
  readonly always: readonly string[];
  /** Types whose handler may find that they concern nobody here. */
  readonly sometimes: readonly string[];
}

/** An event that must be followed by another in the record of the same matter in another service, once. */
export interface Consequence {
  readonly after: string;
  readonly service: ServiceName;
  readonly event: string;
}

/** A mail letter: how its mails are known, and what the record says of them. */
export interface LetterStory {
  readonly messageId: string;
  readonly begun: number;
  readonly sent: number;
  readonly unknown: number;
}

/** What the services have agreed on, as far as the promise of delivery rests on it. */
export interface DeliveryContract {
  readonly hears: Readonly<Record<ServiceName, Hearing>>;
  readonly consequences: readonly Consequence[];
  /** False: an event that its record keeps to itself. */
  isSent(service: ServiceName, event: string): boolean;
  /** A deadline of the machine's clock, by its name: its instant says nothing about lawful time. */
  isMachineDeadline(name: string): boolean;
  /** The letters of one record, read from its history; nothing where the record has none. */
  lettersOf(record: string, history: readonly KeptEvent[]): readonly LetterStory[];
}
