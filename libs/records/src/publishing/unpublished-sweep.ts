export interface UnpublishedReport {
  readonly found: number;
  /** False: the broker did not take all; the next sweep tries again. */
  readonly isComplete: boolean;
}

/** What the sweep needs of a store. */
export interface Republishing {
  /** Sends records that wait longer than the age, oldest first; tells how many it found and whether all were sent. */
  sendUnpublished(olderThan: Date, limit: number): Promise<UnpublishedReport>;
}

interface SweepOptions {
  /** A send that takes longer than this is taken for lost; a second one can only cause late duplicates. */
  readonly ageMs?: number;
  readonly limit?: number;
  readonly machineNow?: () => Date;
}

const USUAL_AGE = 5_000;
const USUAL_LIMIT = 100;

/** Sends what a crash or an absent broker left in the records. Any number of processes may sweep; no lease is needed. */
export class UnpublishedSweep {
  private readonly ageMs: number;
  private readonly limit: number;
  private readonly machineNow: () => Date;

  constructor(
    private readonly stores: readonly Republishing[],
    { ageMs = USUAL_AGE, limit = USUAL_LIMIT, machineNow = () => new Date() }: SweepOptions = {},
  ) {
    this.ageMs = ageMs;
    this.limit = limit;
    this.machineNow = machineNow;
  }

  async run(): Promise<UnpublishedReport> {
    const olderThan = new Date(this.machineNow().getTime() - this.ageMs);
    let found = 0;
    for (const store of this.stores) {
      const report = await this.sweep(store, olderThan);
      found += report.found;
      if (!report.isComplete) return { found, isComplete: false };
    }

    return { found, isComplete: true };
  }

  private async sweep(store: Republishing, olderThan: Date): Promise<UnpublishedReport> {
    let found = 0;
    for (;;) {
      const report = await store.sendUnpublished(olderThan, this.limit);
      found += report.found;
      if (!report.isComplete || report.found < this.limit) return { found, isComplete: report.isComplete };
    }
  }
}
