/** Far below a consumer's session: nobody else can have been given the partition meanwhile, and parked something on it. */
const KNOWN_FOR_MS = 1_000;

/** Partitions on which nothing is parked or given up, as the database said a moment ago. It need not be asked for every chunk. */
export class ClearLanes {
  readonly #seenAt = new Map<string, number>();
  readonly #changedAt = new Map<string, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  isClear(lane: string): boolean {
    return this.now() < (this.#seenAt.get(lane) ?? -Infinity) + KNOWN_FOR_MS;
  }

  /** What `look` says stays known, unless something was parked here while it looked. */
  async look(lane: string, look: () => Promise<boolean>): Promise<boolean> {
    const since = this.now();
    const isClear = await look();
    if (isClear && (this.#changedAt.get(lane) ?? -Infinity) < since) this.#seenAt.set(lane, since);

    return isClear;
  }

  changed(lane: string): void {
    this.#seenAt.delete(lane);
    this.#changedAt.set(lane, this.now());
  }
}
