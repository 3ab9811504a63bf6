import type { Instant, OrgId, Role, StaffId } from '@huiyin/kernel';

/** 待办: something that waits for the word of people in certain posts, or of one person. */
export interface Task {
  /** A code: `approve-notice`, `comment-as-leader`, `sign-letter`. */
  readonly task: string;
  readonly roles: readonly Role[];
  readonly staff?: StaffId;
  /** Item, reading or draft that it is about. */
  readonly ref: string;
}

/** What came to an organisation: a letter, a notice of a deadline, or a task. Of letters and notices no more than their names: they stand in the matter's record. */
export type ArrivedItem =
  { readonly kind: 'letter' | 'notice'; readonly item: string } | { readonly kind: 'task'; readonly item: string; readonly task: Task };

/** 到件: one line of an organisation's inbox, in the order of arrival. */
export interface Arrival {
  readonly _id: string;
  readonly org: OrgId;
  /** Its place in the inbox of the organisation: 1, 2, 3 … without gap, each there before the next. */
  readonly serial: number;
  readonly matter: string;
  readonly arrived: ArrivedItem;
  readonly at: Instant;
}

export const entryIdOf = (org: OrgId, serial: number): string => `${org}#${serial}`;
