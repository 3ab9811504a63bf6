import type { Fault } from '@huiyin/kernel';
import type { Arrival } from '../decode/arrival.js';
import type { Outcome } from '@huiyin/records';

export type Settled = Outcome | 'unheard' | 'answered';

/** What became of one message. */
export type Verdict =
  | { readonly kind: 'settled' }
  /** It cannot take effect: to be parked with its key. */
  | { readonly kind: 'broken'; readonly fault: Fault; readonly type: string }
  /** A message of the same key before it is broken: untried, to be parked behind it. */
  | { readonly kind: 'behind' };

/** The one way in which messages take effect, fresh from the topic or drained. Throws passing faults only: then all may be tried again. */
export interface Pipeline {
  settle(arrivals: readonly Arrival[]): Promise<readonly Verdict[]>;
}

export const SETTLED: Verdict = { kind: 'settled' };
export const BEHIND: Verdict = { kind: 'behind' };
