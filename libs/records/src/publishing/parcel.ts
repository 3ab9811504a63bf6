import type { DomainEvent, Recorded } from '@huiyin/kernel';

import { versionOf, type Draft } from '../protocol/draft.js';
import type { RecordKind } from '../record-kind.js';

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

/** Somebody is told of it: it has a topic, and is no bookkeeping of the record. */
const isNews = <State, Event extends DomainEvent>({ topic, definitions }: RecordKind<State, Event>, { type }: Recorded<Event>): boolean =>
  topic !== null && definitions.find(({ name }) => name === type)?.isSent !== false;

/** Up to which version nothing is left to be sent once the draft is written. Bookkeeping that follows what was sent needs no sending. */
export const publishedAfter = <State, Event extends DomainEvent>(kind: RecordKind<State, Event>, draft: Draft<State, Event>): number => {
  const { published = 0, version = 0 } = draft.head ?? {};
  const isLagging = kind.topic !== null && published < version;

  return isLagging || draft.fresh.some((event) => isNews(kind, event)) ? published : versionOf(draft);
};

/** The draft's parcel: after a write with what that write made, else as it was loaded. Undefined where nothing is to be sent. */
export const parcelOf = <State, Event extends DomainEvent>(
  kind: RecordKind<State, Event>,
  draft: Draft<State, Event>,
  standing: Standing,
): Parcel<Event> | undefined => {
  const published = publishedAfter(kind, draft);
  const version = versionOf(draft);

  return published >= version ? undefined : { ...standing, id: draft.id, events: [...draft.tail, ...draft.fresh], published, version };
};

export const asLoaded = ({ head }: Draft<unknown, DomainEvent>): Standing => ({
  key: head?.key ?? '',
  revision: head?.revision ?? 0,
  token: head?.batch ?? '',
});
