import type { Actor, Detail, Instant, RefusalCode } from '@huiyin/kernel';

/** A wish from outside: HTTP, import or command topic. */
export interface Command {
  /** The record it addresses. */
  readonly id: string;
  /** Names the command for its sender: a repeat carries the same. Must be unique to the sender. */
  readonly cause: string;
  /** Of the command's content: tells a repeat from another command under the same cause. */
  readonly digest: string;
  readonly actor: Actor;
  readonly correlation: string;
  /** `If-Match`: the version that the sender has seen. */
  readonly expectedVersion?: number;
  /** Time of recording, where it is not now. */
  readonly at?: Instant;
}

interface Told<State> {
  readonly id: string;
  /** After the command, as it was when it was first answered. */
  readonly version: number;
  /** Events recorded by it: `version - events + 1` to `version`. */
  readonly events: number;
  /** True: the command came before, nothing was decided anew. */
  readonly repeated: boolean;
  /** The state as it is now. */
  readonly state: State;
}

export type Answer<State> = Told<State> &
  (
    | { readonly kind: 'recorded' }
    | { readonly kind: 'ignored' }
    | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: Detail }
  );

/** `If-Match` names another version (HTTP 412). Not remembered: nothing was decided. */
export const VERSION_CONFLICT: RefusalCode = 'record.version-conflict';
/** The cause was used for another command that was recorded (HTTP 422). */
export const KEY_REUSED: RefusalCode = 'record.key-reused';
/** Another record holds what a unique index of the kind allows once (HTTP 409). Not remembered. */
export const NOT_UNIQUE: RefusalCode = 'record.not-unique';
