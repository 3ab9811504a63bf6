import type { Actor, LocalDate } from '@huiyin/kernel';
import type { RecomputationBody } from './recomputation-wish.js';

/** How far a run is: which selection of candidates, and the last record looked at. */
export interface Place {
  readonly selection: number;
  readonly after: string | null;
}

/** 重算任务: one run of a recomputation in one service. Kept for good: it holds the reason that the ledger's entries do not repeat. */
export interface RecomputationRun extends Place {
  readonly _id: string;
  readonly digest: string;
  readonly wish: RecomputationBody;
  readonly by: Actor;
  readonly state: 'running' | 'done';
  /** Current calendar editions of the nation and the region when it was asked for: a service that lags behind the directory shows it. */
  readonly calendars: readonly string[];
  readonly scanned: number;
  /** Clocks listed as changed. */
  readonly changed: number;
  readonly kept: number;
  /** Records that could not be decided, with the code of the fault; the first of them. */
  readonly faults: readonly { readonly record: string; readonly code: string }[];
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** The process at work renews it; when it has passed, another may go on. Machine clock. */
  readonly heldUntil: Date;
}

/** One clock that a run changes, or would change: ids and dates only. */
export interface ClockMove {
  /** `<run> <record> <clock>`: what was listed twice is listed once. */
  readonly _id: string;
  readonly record: string;
  readonly clock: string;
  readonly timer: string;
  /** The organisation that holds it; a petitioner has none to name. */
  readonly holder: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly provisional: boolean;
  /** The new end has passed already: the duty will count as missed. */
  readonly isOver: boolean;
}
