/** One lane per partition: what is fresh and what is drained of a partition take turns, so that its keys keep their order. */
export class Lanes {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<Result>(lane: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.tails.get(lane) ?? Promise.resolve();
    const turn = before.then(work, work);
    const tail = turn
      .catch(() => undefined)
      .finally(() => {
        if (this.tails.get(lane) === tail) this.tails.delete(lane);
      });
    this.tails.set(lane, tail);

    return turn;
  }

  /** Resolves once everything that was under way has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.tails.values());
  }
}

export const laneOf = (topic: string, partition: number): string => `${topic}|${partition}`;
