import { toDate, type BusinessClock } from '@huiyin/kernel';

import type { DueBy } from '../protocol/fire.js';
import { FaultyRecords } from './faulty-records.js';

/** A record that has something due. */
export interface DueRecord {
  readonly id: string;
  readonly key: string;
}

export type FireOutcome = { readonly id: string; readonly fired: number } | { readonly id: string; readonly fault: unknown };

/** What the sweep needs of a store. */
export interface Firing {
  /** Records with something due, oldest first. */
  due(by: DueBy): AsyncIterable<DueRecord>;
  fire(ids: readonly string[], by: DueBy): Promise<readonly FireOutcome[]>;
}

export interface DueGates {
  /** The service has read what was on its topics at this tick: an outage must not turn into false overdue letters. */
  topicsRead(): boolean | Promise<boolean>;
  /** Those of the keys that are parked. */
  parked(keys: readonly string[]): ReadonlySet<string> | Promise<ReadonlySet<string>>;
}

export interface DueSweepOptions {
  readonly clock: BusinessClock;
  readonly gates: DueGates;
  readonly batch?: number;
  readonly machineNow?: () => Date;
}

export interface DueReport {
  /** Deadlines that fired. */
  readonly fired: number;
  /** Records whose rule failed; they are left alone for a growing while. */
  readonly faults: number;
  /** Records of parked keys. */
  readonly held: number;
  /** True: business deadlines had to wait, because the topics are not read yet. */
  readonly isBehind: boolean;
}

const USUAL_BATCH = 200;

/** Fires what is due. It may run in any number of processes: the revision guard lets a deadline fire once. */
export class DueSweep {
  private readonly faulty: FaultyRecords;
  private readonly machineNow: () => Date;
  private running: Promise<DueReport> | undefined;

  constructor(
    private readonly stores: readonly Firing[],
    private readonly options: DueSweepOptions,
  ) {
    this.machineNow = options.machineNow ?? (() => new Date());
    this.faulty = new FaultyRecords(this.machineNow);
  }

  /** One tick. A call while a tick is at work gets that tick's report. */
  run(): Promise<DueReport> {
    this.running ??= this.tick().finally(() => (this.running = undefined));

    return this.running;
  }

  private async tick(): Promise<DueReport> {
    // The time is taken before the topics are looked at: what is due by then was preceded by what was read by then.
    const business = toDate(this.options.clock.now());
    const machine = this.machineNow();
    const isRead = await this.options.gates.topicsRead();
    const by: DueBy = isRead ? { business, machine } : { machine };
    const total = { fired: 0, faults: 0, held: 0 };
    for (const store of this.stores) await this.sweep(store, by, total);

    return { ...total, isBehind: !isRead };
  }

  private async sweep(store: Firing, by: DueBy, total: Total): Promise<void> {
    let batch: DueRecord[] = [];
    for await (const record of store.due(by)) {
      if (this.faulty.isLeftAlone(record.id)) continue;
      batch.push(record);
      if (batch.length < (this.options.batch ?? USUAL_BATCH)) continue;
      this.count(await store.fire(await this.free(batch, total), by), total);
      batch = [];
    }
    if (batch.length > 0) this.count(await store.fire(await this.free(batch, total), by), total);
  }

  /** Records whose key is not parked: what is parked might be what they wait for. */
  private async free(records: readonly DueRecord[], total: Total): Promise<readonly string[]> {
    const parked = await this.options.gates.parked(records.map(({ key }) => key));
    const free = records.filter(({ key }) => !parked.has(key));
    total.held += records.length - free.length;

    return free.map(({ id }) => id);
  }

  private count(outcomes: readonly FireOutcome[], total: Total): void {
    for (const outcome of outcomes) {
      if ('fault' in outcome) {
        total.faults += 1;
        this.faulty.failed(outcome.id);
      } else {
        total.fired += outcome.fired;
        this.faulty.succeeded(outcome.id);
      }
    }
  }
}

interface Total {
  fired: number;
  faults: number;
  held: number;
}
