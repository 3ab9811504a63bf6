/** What became of one of a group: its result, or why it failed. */
export type Done<Result> = { readonly result: Result } | { readonly failed: unknown };

interface Member<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

const MOST = 100;

/**
 * For work that costs nearly the same for many as for one, such as a question to a database, or a write that is synced: what comes while
 * a group is under way is the next group. One alone waits for nobody.
 */
export class Together<Item, Result = void> {
  #waiting: Member<Item, Result>[] = [];
  #working = false;

  /** `doAll` answers in the order of the items; where it throws, all failed. */
  constructor(
    private readonly doAll: (items: readonly Item[]) => Promise<readonly Done<Result>[]>,
    private readonly most = MOST,
  ) {}

  /** Resolves when the item is done, whatever becomes of the others. */
  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#working) return;
      this.#working = true;
      // In a later microtask, so that what is given in one go is one group.
      void Promise.resolve().then(() => this.#workOff());
    });
  }

  async #workOff(): Promise<void> {
    while (this.#waiting.length > 0) await this.#settle(this.#waiting.splice(0, this.most));
    this.#working = false;
  }

  async #settle(group: readonly Member<Item, Result>[]): Promise<void> {
    try {
      const done = await this.doAll(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, place) => {
        const one = done[place] ?? { failed: new RangeError('nothing was said of it') };
        if ('failed' in one) reject(one.failed);
        else resolve(one.result);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
