/** Takes what was added while the last group was at work as the next group; one group at a time, first come first served. */
export class CommitQueue<Member extends { readonly steps: readonly unknown[] }> {
  private waiting: Member[] = [];
  private working: Promise<void> | undefined;

  constructor(
    private readonly work: (group: readonly Member[]) => Promise<void>,
    private readonly largestGroup: number,
  ) {}

  add(member: Member): void {
    this.waiting.push(member);
    // Begins in a later microtask, so that what is added in one go is one group.
    this.working ??= Promise.resolve().then(() => this.workOff());
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    while (this.working !== undefined) await this.working;
  }

  private async workOff(): Promise<void> {
    while (this.waiting.length > 0) await this.work(this.nextGroup());
    this.working = undefined;
  }

  /** At least one member, and as many more as keep the group within its bound. */
  private nextGroup(): readonly Member[] {
    let steps = 0;
    const over = this.waiting.findIndex((member, place) => {
      steps += member.steps.length;

      return place > 0 && steps > this.largestGroup;
    });
    const group = over === -1 ? this.waiting : this.waiting.slice(0, over);
    this.waiting = this.waiting.slice(group.length);

    return group;
  }
}
