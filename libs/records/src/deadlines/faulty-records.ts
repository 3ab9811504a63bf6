const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 300_000;

interface Trouble {
  readonly failures: number;
  readonly until: number;
}

/**
 * Back-off of records whose due deadline fails. Kept in memory: the record itself says what is due, and after a restart one try
 * more does no harm.
 */
export class FaultyRecords {
  private readonly troubles = new Map<string, Trouble>();

  constructor(private readonly machineNow: () => Date) {}

  isLeftAlone(id: string): boolean {
    return (this.troubles.get(id)?.until ?? 0) > this.machineNow().getTime();
  }

  failed(id: string): void {
    const failures = (this.troubles.get(id)?.failures ?? 0) + 1;
    const pause = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
    this.troubles.set(id, { failures, until: this.machineNow().getTime() + pause });
  }

  succeeded(id: string): void {
    this.troubles.delete(id);
  }
}
