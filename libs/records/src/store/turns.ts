/** One after the other, in the order of asking. A turn that fails lets the next one begin. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);

    return turn;
  }
}
