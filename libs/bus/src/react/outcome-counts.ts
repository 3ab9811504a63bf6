import type { Settled } from './pipeline.js';

export type CountedOutcome = Settled | 'parked' | 'discarded';

/** Outcomes per handler, as plain numbers for the metrics page. Handler names are code, never ids. */
export class OutcomeCounts {
  private readonly counts = new Map<string, Map<CountedOutcome, number>>();

  add(handler: string, outcome: CountedOutcome, times = 1): void {
    const ofHandler = this.counts.get(handler) ?? new Map<CountedOutcome, number>();
    this.counts.set(handler, ofHandler);
    ofHandler.set(outcome, (ofHandler.get(outcome) ?? 0) + times);
  }

  list(): readonly { readonly handler: string; readonly outcome: CountedOutcome; readonly count: number }[] {
    return [...this.counts].flatMap(([handler, outcomes]) => [...outcomes].map(([outcome, count]) => ({ handler, outcome, count })));
  }
}
