import type { DraftReceiver, LetterEvent } from '@huiyin/contracts';
import { hasRole, type Actor, type Instant, type OrgId, type Role, type Sealed, type StaffId } from '@huiyin/kernel';

/** 文稿所处环节: written, checked by somebody else, sent back with comments, signed off, or given up. */
export type DraftProgress =
  | { readonly stage: 'written' }
  | { readonly stage: 'checked'; readonly by: StaffId }
  | { readonly stage: 'returned'; readonly by: StaffId; readonly comments: Sealed }
  | { readonly stage: 'signed'; readonly by: StaffId }
  | { readonly stage: 'dropped'; readonly by: StaffId; readonly reason: Sealed };

/** 文稿: a letter that its office composes itself, before it is one. */
export interface LetterDraft {
  readonly id: string;
  readonly code: string;
  readonly issuer: OrgId;
  readonly to: DraftReceiver;
  readonly copies: readonly OrgId[];
  readonly facts: Readonly<Record<string, unknown>>;
  /** Who may sign it; nobody where its writer fills it in and it needs no second person. */
  readonly signers: readonly Role[];
  readonly ref?: string;
  readonly replaces?: { readonly letterId: string; readonly reason: string };
  /** Who wrote or changed it: none of them checks or signs it. */
  readonly authors: readonly StaffId[];
  readonly checkedBy?: StaffId;
  readonly progress: DraftProgress;
  /** Since when it stands there. */
  readonly since: Instant;
  /** The office in which it waits; absent once nothing more is awaited of anybody. Queries index into it. */
  readonly waitsAt?: OrgId;
}

export type DraftEvent = Extract<LetterEvent, { readonly type: `Draft${string}` }>;

/** What every event of a draft names. */
export const draftName = ({ id, code, issuer }: LetterDraft) => ({ draftId: id, code, issuer });

export const isAuthorOf = ({ authors }: LetterDraft, { id }: Pick<Actor, 'id'>): boolean => authors.includes(id);

/** A role that may sign, or the one who signs in the head's place (INV-18). */
export const maySign = ({ signers }: Pick<LetterDraft, 'signers'>, actor: Actor): boolean =>
  hasRole(actor, ...signers) || (signers.includes('head') && hasRole(actor, 'acting-head'));
