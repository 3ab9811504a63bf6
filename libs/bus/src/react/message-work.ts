import type { Fault } from '@huiyin/kernel';
import type { Arrival } from '../decode/arrival.js';
import { BEHIND, SETTLED, type Verdict } from './pipeline.js';
import type { Incoming } from '@huiyin/records';

/** One reaction of one message on its way to its store. */
export interface WorkItem {
  readonly incoming: Incoming;
  readonly handler: string;
}

/** One message on its way through the pipeline. */
export interface MessageWork {
  readonly arrival: Arrival;
  readonly type: string;
  readonly items: readonly WorkItem[];
  readonly fault: Fault | undefined;
}

/** Keeps what became of the messages of one pass: once one is broken, the later ones of its key stop behind it. */
export class Progress {
  private readonly faults = new Map<Arrival, Fault>();
  private readonly brokenSince = new Map<string, number>();

  constructor(readonly works: readonly MessageWork[]) {
    for (const work of works) if (work.fault !== undefined) this.break(work, work.fault);
  }

  break({ arrival }: MessageWork, fault: Fault): void {
    this.faults.set(arrival, fault);
    const since = this.brokenSince.get(arrival.key);
    this.brokenSince.set(arrival.key, since === undefined ? arrival.offset : Math.min(since, arrival.offset));
  }

  /** Messages that may still take effect. */
  open(): readonly MessageWork[] {
    return this.works.filter((work) => this.verdictOn(work).kind === 'settled');
  }

  verdicts(): readonly Verdict[] {
    return this.works.map((work) => this.verdictOn(work));
  }

  private verdictOn({ arrival, type }: MessageWork): Verdict {
    const since = this.brokenSince.get(arrival.key);
    if (since === undefined || arrival.offset < since) return SETTLED;
    const fault = this.faults.get(arrival);
    if (arrival.offset > since || fault === undefined) return BEHIND;

    return { kind: 'broken', fault, type };
  }
}
