import type { DomainEvent } from '@huiyin/kernel';

import type { Storage } from '../store/storage.js';
import type { Parcel } from './parcel.js';

export interface MarkParts {
  readonly storage: Pick<Storage<unknown, DomainEvent>, 'markPublished' | 'markVersions'>;
  /** True: the record was written again since, and its newer events are on their way: their mark will do for both. */
  readonly isFollowed: (id: string, version: number) => boolean;
  readonly failed: (cause: unknown) => void;
  /** Waits for the writes that follow. */
  readonly linger: () => Promise<void>;
}

type Marked = Pick<Parcel<DomainEvent>, 'id' | 'version' | 'token'>;

const byToken = (marks: readonly Marked[]): ReadonlyMap<string, readonly Marked[]> => {
  const groups = new Map<string, Marked[]>();
  for (const mark of marks) groups.set(mark.token, [...(groups.get(mark.token) ?? []), mark]);

  return groups;
};

/**
 * Marks what the broker has acknowledged, a little later: a record is often written again at once, and then that write says it, or its
 * own mark. A crash before the mark costs a duplicate, as any crash after a send does.
 */
export class LateMarks {
  private owed = new Map<string, Marked>();
  private working: Promise<void> | undefined;

  constructor(private readonly parts: MarkParts) {}

  add(marks: readonly Marked[]): void {
    for (const mark of marks) this.owed.set(mark.id, mark);
    // Begins in a later microtask: with nothing owed it would end before it is kept.
    this.working ??= Promise.resolve().then(() => this.work());
  }

  /** A write of the record says itself what was acknowledged. */
  forget(id: string): void {
    this.owed.delete(id);
  }

  /** Marks what is owed by now, without waiting for the writes that follow. */
  async now(): Promise<void> {
    const { owed } = this;
    this.owed = new Map();
    await this.mark([...owed.values()].filter(({ id, version }) => !this.parts.isFollowed(id, version)));
  }

  /** Resolves when nothing is owed. */
  async settled(): Promise<void> {
    while (this.working !== undefined) await this.working;
  }

  private async work(): Promise<void> {
    while (this.owed.size > 0) {
      await this.parts.linger();
      await this.now();
    }
    this.working = undefined;
  }

  private async mark(marks: readonly Marked[]): Promise<void> {
    const { storage, failed } = this.parts;
    try {
      let isWhole = true;
      for (const [token, group] of byToken(marks))
        isWhole =
          (await storage.markPublished(
            token,
            group.map(({ id }) => id),
          )) && isWhole;
      // Written again meanwhile, without new events or by another process: the version tells as well what was acknowledged.
      if (!isWhole) await storage.markVersions(marks);
    } catch (cause) {
      failed(cause);
    }
  }
}
