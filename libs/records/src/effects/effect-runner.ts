import { setTimeout as pause } from 'node:timers/promises';

import { AT_ONCE, type DomainEvent, type Recorded } from '@huiyin/kernel';

import type { Committed, CommitListener } from '../commit-listeners.js';
import type { DueBy } from '../protocol/fire.js';
import type { FaultListener } from '../ports.js';

/** What an effect needs of a record store. */
export interface EffectSource<State, Event extends DomainEvent> {
  onCommitted(listener: CommitListener<State, Event>): void;
  fire(ids: readonly string[], by: DueBy): Promise<unknown>;
  claimWhile(room: () => number): void;
}

/** The work that a recorded claim (`…Started`) stands for. Its outcome is a command of its own, guarded by the claim. */
export type EffectWork<Event extends DomainEvent> = (id: string, claim: Recorded<Event>) => Promise<void>;

export interface EffectPlan<Event extends DomainEvent> {
  /** Type of the claiming event → the work. */
  readonly work: Readonly<Record<string, EffectWork<Event>>>;
  /** How many run at once in this process. */
  readonly atOnce: number;
  readonly faults: FaultListener;
  /** How long a stop waits for what was claimed here. */
  readonly patienceMs?: number;
}

/** Claims that may wait here for each that is worked on: few enough to be done long before they run out. */
const WAITING_FOR_EACH = 8;
/** Well within the time that a service has to stop. */
const PATIENCE_MS = 8_000;

interface Task {
  readonly kind: 'claim' | 'work';
  readonly run: () => Promise<void>;
}

/**
 * Runs effects: a deadline that is due at once is claimed in the write that made it, or right after it, and the claim is worked on by
 * the process that recorded it. What a crash leaves behind is claimed again by the sweep when the claim's time is over.
 */
export class EffectRunner<State, Event extends DomainEvent> {
  private waiting: Task[] = [];
  private readonly running = new Set<Promise<void>>();
  private stage: 'on' | 'stopping' | 'stopped' = 'on';

  constructor(
    private readonly records: EffectSource<State, Event>,
    private readonly plan: EffectPlan<Event>,
  ) {}

  start(): void {
    this.records.onCommitted((committed) => this.see(committed));
    this.records.claimWhile(() => this.room());
  }

  /**
   * Claims nothing more, and works off what was claimed here: left alone it would wait minutes for its claim to run out. What is not
   * done in time is claimed again elsewhere.
   */
  async stop(): Promise<void> {
    this.stage = 'stopping';
    this.waiting = this.waiting.filter(({ kind }) => kind === 'work');
    await Promise.race([this.drained(), pause(this.plan.patienceMs ?? PATIENCE_MS, undefined, { ref: false })]);
    this.stage = 'stopped';
    this.waiting = [];
  }

  private room(): number {
    return this.stage === 'on' ? this.plan.atOnce * (1 + WAITING_FOR_EACH) - this.running.size - this.waiting.length : 0;
  }

  private see({ id, events, deadlines }: Committed<State, Event>): void {
    if (this.stage === 'stopped') return;
    const isDue = deadlines.some(({ at, clock }) => clock === 'machine' && at === AT_ONCE);
    if (isDue && this.stage === 'on') this.add('claim', id, () => this.fire(id));
    for (const event of events) {
      const work = this.plan.work[event.type];
      if (work !== undefined) this.add('work', id, () => work(id, event));
    }
  }

  private async fire(id: string): Promise<void> {
    await this.records.fire([id], { machine: new Date() });
  }

  private async drained(): Promise<void> {
    while (this.running.size > 0) await Promise.race(this.running);
  }

  private add(kind: Task['kind'], record: string, task: () => Promise<void>): void {
    const run = async (): Promise<void> => {
      try {
        await task();
      } catch (cause) {
        this.plan.faults({ code: 'record.effect-failed', record, cause });
      }
    };
    this.waiting.push({ kind, run });
    this.next();
  }

  private next(): void {
    if (this.running.size >= this.plan.atOnce) return;
    const task = this.waiting.shift();
    if (task === undefined) return;
    const run = task.run().finally(() => {
      this.running.delete(run);
      this.next();
    });
    this.running.add(run);
  }
}
