import type { DomainEvent, Recorded } from '@huiyin/kernel';

import { versionOf, type Draft } from '../protocol/draft.js';

/** What is to be sent of one record after one write, and what is then marked. */
export interface Parcel<Event extends DomainEvent> {
  readonly id: string;
  readonly key: string;
  /** Without gap, up to `version`. Shorter where this process has the earlier ones on their way. */
  readonly events: readonly Recorded<Event>[];
  /** Acknowledged by the broker, as it was seen in the record. */
  readonly published: number;
  readonly version: number;
  readonly revision: number;
  /** Token of the write that made this revision. */
  readonly token: string;
}

/** What is known of a record that a draft is to be sent for. */
type Standing = Pick<Parcel<DomainEvent>, 'key' | 'revision' | 'token'>;

/** The draft's parcel: after a write with what that write made, else as it was loaded. Undefined where nothing is to be sent. */
export const parcelOf = <State, Event extends DomainEvent>(draft: Draft<State, Event>, standing: Standing): Parcel<Event> | undefined => {
  const published = draft.head?.published ?? 0;
  const version = versionOf(draft);

  return published >= version ? undefined : { ...standing, id: draft.id, events: [...draft.tail, ...draft.fresh], published, version };
};

export const asLoaded = ({ head }: Draft<unknown, DomainEvent>): Standing => ({
  key: head?.key ?? '',
  revision: head?.revision ?? 0,
  token: head?.batch ?? '',
});
