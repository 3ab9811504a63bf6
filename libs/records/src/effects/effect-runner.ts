import { AT_ONCE, type DomainEvent, type Recorded } from '@huiyin/kernel';

import type { Committed, CommitListener } from '../commit-listeners.js';
import type { DueBy } from '../protocol/fire.js';
import type { FaultListener } from '../ports.js';

/** What an effect needs of a record store. */
export interface EffectSource<State, Event extends DomainEvent> {
  onCommitted(listener: CommitListener<State, Event>): void;
  fire(ids: readonly string[], by: DueBy): Promise<unknown>;
}

/** The work that a recorded claim (`…Started`) stands for. Its outcome is a command of its own, guarded by the claim. */
export type EffectWork<Event extends DomainEvent> = (id: string, claim: Recorded<Event>) => Promise<void>;

export interface EffectPlan<Event extends DomainEvent> {
  /** Type of the claiming event → the work. */
  readonly work: Readonly<Record<string, EffectWork<Event>>>;
  /** How many run at once in this process. */
  readonly atOnce: number;
  readonly faults: FaultListener;
}

/**
 * Runs effects: a deadline that is due at once is fired right after the write that made it, and the claim that follows is worked on by
 * the process that recorded it. What a crash leaves behind is claimed again by the sweep when the claim's time is over.
 */
export class EffectRunner<State, Event extends DomainEvent> {
  private readonly waiting: (() => Promise<void>)[] = [];
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    private readonly records: EffectSource<State, Event>,
    private readonly plan: EffectPlan<Event>,
  ) {}

  start(): void {
    this.records.onCommitted((committed) => this.see(committed));
  }

  /** Takes nothing new; resolves when what runs has ended. What waited is claimed again elsewhere. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.waiting.length = 0;
    await Promise.allSettled(this.running);
  }

  private see({ id, events, deadlines }: Committed<State, Event>): void {
    if (this.stopped) return;
    if (deadlines.some(({ at, clock }) => clock === 'machine' && at === AT_ONCE)) this.add(() => this.fire(id), id);
    for (const event of events) {
      const work = this.plan.work[event.type];
      if (work !== undefined) this.add(() => work(id, event), id);
    }
  }

  private async fire(id: string): Promise<void> {
    await this.records.fire([id], { machine: new Date() });
  }

  private add(task: () => Promise<void>, record: string): void {
    this.waiting.push(async () => {
      try {
        await task();
      } catch (cause) {
        this.plan.faults({ code: 'record.effect-failed', record, cause });
      }
    });
    this.next();
  }

  private next(): void {
    if (this.running.size >= this.plan.atOnce) return;
    const task = this.waiting.shift();
    if (task === undefined) return;
    const run = task().finally(() => {
      this.running.delete(run);
      this.next();
    });
    this.running.add(run);
  }
}
