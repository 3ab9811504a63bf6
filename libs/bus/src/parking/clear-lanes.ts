/** Far below a consumer's session: nobody else can have been given the partition meanwhile, and parked something on it. */
const KNOWN_FOR_MS = 1_000;

interface Known {
  readonly since: number;
  readonly isClear: Promise<boolean>;
}

/** Where nothing is parked or given up, as the database said a moment ago: it need not be asked for every chunk. */
export class ClearLanes {
  readonly #known = new Map<string, Known>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** What `look` says stays known for a moment, and those who ask meanwhile wait for the same answer. */
  isClear(lane: string, look: () => Promise<boolean>): Promise<boolean> {
    const known = this.#known.get(lane);
    if (known !== undefined && this.now() < known.since + KNOWN_FOR_MS) return known.isClear;
    const fresh: Known = { since: this.now(), isClear: look() };
    this.#known.set(lane, fresh);
    fresh.isClear.catch(() => {
      if (this.#known.get(lane) === fresh) this.#known.delete(lane);
    });

    return fresh.isClear;
  }

  /** Something was parked here, or partitions were given anew: what was seen, or is being looked for, is not known any more. */
  forget(): void {
    this.#known.clear();
  }
}
