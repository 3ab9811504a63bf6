import type { Fault } from '@huiyin/kernel';
import type { Arrival } from '../decode/arrival.js';
import { asFault } from '../kafka/passing.js';
import type { EventMessages } from './event-messages.js';
import { inParallel } from './in-parallel.js';
import { Progress, type MessageWork, type WorkItem } from './message-work.js';
import type { OutcomeCounts } from './outcome-counts.js';
import type { Pipeline, Verdict } from './pipeline.js';
import type { Incoming, ReactionStore } from './reaction.js';

/** Handlers may ask the database; a chunk need not ask one by one. */
const HANDLERS_AT_ONCE = 16;

interface OpenItem extends WorkItem {
  readonly work: MessageWork;
}

const itemBlamedBy = (error: unknown): Incoming | undefined =>
  typeof error === 'object' && error !== null && 'item' in error ? (error.item as Incoming) : undefined;

/** Gathers the reactions of a chunk and hands them to their stores, each store once. */
export class EventPipeline implements Pipeline {
  constructor(
    private readonly messages: EventMessages,
    private readonly counts: OutcomeCounts,
  ) {}

  async settle(arrivals: readonly Arrival[]): Promise<readonly Verdict[]> {
    const progress = new Progress(await inParallel(arrivals, HANDLERS_AT_ONCE, (arrival) => this.messages.workFor(arrival)));
    const stores = new Set(progress.works.flatMap(({ items }) => items.map(({ incoming }) => incoming.reaction.store)));
    for (const store of stores) await this.commitTo(store, progress);
    const unheard = progress.open().filter(({ items }) => items.length === 0).length;
    if (unheard > 0) this.counts.add('-', 'unheard', unheard);

    return progress.verdicts();
  }

  private async commitTo(store: ReactionStore, progress: Progress): Promise<void> {
    for (let open = openItems(store, progress); open.length > 0; open = openItems(store, progress)) {
      const blamed = await this.tryCommit(store, open);
      if (blamed === 'none') return;
      if (blamed === 'nobody') return this.commitSingly(store, progress);
      progress.break(blamed.item.work, blamed.fault);
    }
  }

  /** The store failed without saying by which message: one by one, so that only the guilty are parked. */
  private async commitSingly(store: ReactionStore, progress: Progress): Promise<void> {
    for (const item of openItems(store, progress)) {
      if (!progress.open().includes(item.work)) continue;
      const blamed = await this.tryCommit(store, [item]);
      if (typeof blamed === 'object') progress.break(blamed.item.work, blamed.fault);
    }
  }

  private async tryCommit(store: ReactionStore, items: readonly OpenItem[]): Promise<Blamed> {
    try {
      const outcomes = await store.commit(items.map(({ incoming }) => incoming));
      outcomes.forEach((outcome, index) => this.counts.add(items[index]?.handler ?? '-', outcome));

      return 'none';
    } catch (error) {
      const fault = asFault(error, 'bus.reaction-threw');
      if (fault.retryable) throw fault;
      const item = items.length === 1 ? items[0] : items.find(({ incoming }) => incoming === itemBlamedBy(error));

      return item === undefined ? 'nobody' : { item, fault };
    }
  }
}

type Blamed = 'none' | 'nobody' | { readonly item: OpenItem; readonly fault: Fault };

const openItems = (store: ReactionStore, progress: Progress): readonly OpenItem[] =>
  progress
    .open()
    .flatMap((work) => work.items.filter(({ incoming }) => incoming.reaction.store === store).map((item) => ({ ...item, work })));
