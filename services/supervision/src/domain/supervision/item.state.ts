import type { Ground, ItemClosing } from './supervision.terms.js';
import type { Instant, OrgId } from '@huiyin/kernel';

/** What the body must answer to: the notice (督办), the return for rework (重办), the demand to explain (责成说明情况). */
export type Demand = 'notice' | 'rework' | 'explanation';

/** Where an item stands on the ladder (domain.md §5.1). */
export type ItemStep =
  /** 催办: reminders go out as long as a clock runs. */
  | { readonly at: 'urging'; readonly urge?: string }
  /** 拟督办: waits for the leader. */
  | { readonly at: 'proposed' }
  /** A demand went out; its reply clock begins with the service of the letter. */
  | { readonly at: 'demanded'; readonly demand: Demand; readonly reply?: string }
  /** The demand had no effect within its limit (督办未果). */
  | { readonly at: 'failed'; readonly demand: Demand; readonly reply: string }
  /** 反馈: the body answered, to be examined. */
  | { readonly at: 'answered' }
  | { readonly at: 'closed'; readonly reason: ItemClosing };

/** 督查督办件: what a petition office supervises one body for (一事一项). */
export interface Item {
  readonly id: string;
  readonly body: OrgId;
  readonly supervisor: OrgId;
  readonly ground: Ground;
  readonly openedAt: Instant;
  /** Missed clocks on which it rests. */
  readonly misses: readonly string[];
  readonly reminders: number;
  readonly visits: number;
  readonly reworks: number;
  /** Demands without effect. */
  readonly failures: number;
  readonly explained: boolean;
  /** The clock of the supervisor's duty to suggest accountability (T-ACC-SUGGEST). */
  readonly suggesting?: string;
  /** A leader had ordered the supervision (批示交办): it ends with a report. */
  readonly leaderAssigned: boolean;
  /** The report that is due since the item was closed, by its clock (T-SUP-REPORT). */
  readonly report?: { readonly clock: string; readonly given: boolean };
  readonly step: ItemStep;
}

export type OpenItem = Item & { readonly step: Exclude<ItemStep, { at: 'closed' }> };

export const isReported = ({ report }: Item): boolean => report === undefined || report.given;

export const isOpen = (item: Item): item is OpenItem => item.step.at !== 'closed';
