import type { DomainEvent } from '@huiyin/kernel';

import type { Draft } from '../protocol/draft.js';

/** One decision on one record, as the group commit sees it. */
export interface Step<State, Event extends DomainEvent, Result> {
  readonly id: string;
  /** Pure; may be taken again on a newer draft when the write lost. */
  take(draft: Draft<State, Event>): { readonly draft: Draft<State, Event>; readonly result: Result };
  /** The write would break a unique index. */
  notUnique(draft: Draft<State, Event>, index: string): Result;
  /** How a failure of this step is told to the caller of the unit. */
  blame(error: unknown): unknown;
}

/** What stands or falls together before anything is written: one command, one Kafka batch, one record's deadlines. */
export class Unit<State, Event extends DomainEvent, Result> {
  readonly done: Promise<readonly Result[]>;
  private readonly results = new Map<number, Result>();
  private readonly sends: Promise<unknown>[] = [];
  private open: readonly number[];
  private failed = false;
  private resolve: (results: readonly Result[]) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;

  constructor(
    readonly steps: readonly Step<State, Event, Result>[],
    /** A batch waits for its send, so that a slow broker slows its consumer; a command does not. */
    private readonly awaitsSend: boolean,
  ) {
    this.open = steps.map((_, place) => place);
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  get isOpen(): boolean {
    return !this.failed && this.open.length > 0;
  }

  *openSteps(): Generator<readonly [place: number, step: Step<State, Event, Result>]> {
    for (const place of this.open) {
      const step = this.steps[place];
      if (step !== undefined) yield [place, step];
    }
  }

  fail(error: unknown): void {
    this.failed = true;
    this.reject(error);
  }

  settle(results: ReadonlyMap<number, Result>, sent: Promise<unknown>): void {
    if (this.failed) return;
    for (const [place, result] of results) this.results.set(place, result);
    this.open = this.open.filter((place) => !this.results.has(place));
    if (results.size > 0 && this.awaitsSend) this.sends.push(sent);
    if (this.open.length === 0) this.finish();
  }

  private finish(): void {
    const inOrder = [...this.results].sort(([a], [b]) => a - b).map(([, result]) => result);
    void Promise.all(this.sends).then(() => this.resolve(inOrder));
  }
}
