import type { Fault } from '@huiyin/kernel';
import type { Incoming, ReactionStore } from '@huiyin/records';
import type { Arrival } from '../decode/arrival.js';
import { asFault } from '../kafka/passing.js';
import type { EventMessages } from './event-messages.js';
import { inParallel } from './in-parallel.js';
import { Progress, type MessageWork, type WorkItem } from './message-work.js';
import type { OutcomeCounts } from './outcome-counts.js';
import type { Pipeline, Verdict } from './pipeline.js';

/** Handlers may ask the database; a chunk need not ask one by one. */
const HANDLERS_AT_ONCE = 16;

interface OpenItem extends WorkItem {
  readonly work: MessageWork;
}

/** A commit that failed for good, and by which message, where the store can tell. */
interface Failure {
  readonly fault: Fault;
  readonly guilty: MessageWork | undefined;
}

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
      const failure = await this.tryCommit(store, open);
      if (failure === undefined) return;
      if (failure.guilty === undefined) return this.commitSingly(store, progress);
      progress.break(failure.guilty, failure.fault);
    }
  }

  /** The store failed without saying by which message: one message at a time, so that only the guilty are parked. */
  private async commitSingly(store: ReactionStore, progress: Progress): Promise<void> {
    for (const work of progress.open()) {
      const items = openItems(store, progress).filter((item) => item.work === work);
      if (items.length === 0) continue;
      const failure = await this.tryCommit(store, items);
      if (failure !== undefined) progress.break(work, failure.fault);
    }
  }

  private async tryCommit(store: ReactionStore, open: readonly OpenItem[]): Promise<Failure | undefined> {
    const items = withoutRepeats(open);
    try {
      const outcomes = await store.commit(items.map(({ incoming }) => incoming));
      outcomes.forEach((outcome, index) => this.counts.add(items[index]?.handler ?? '-', outcome));
      if (items.length < open.length) this.counts.add('-', 'duplicate', open.length - items.length);

      return undefined;
    } catch (error) {
      const fault = asFault(error, 'bus.reaction-threw');
      if (fault.retryable) throw fault;

      return { fault, guilty: items.find(({ incoming }) => incoming === itemOf(error))?.work };
    }
  }
}

/** Of a `ReactionFault`; told by its field, so that any store may name the guilty one. */
const itemOf = (error: unknown): Incoming | undefined =>
  typeof error === 'object' && error !== null && 'item' in error ? (error.item as Incoming) : undefined;

const openItems = (store: ReactionStore, progress: Progress): readonly OpenItem[] =>
  progress
    .open()
    .flatMap((work) => work.items.filter(({ incoming }) => incoming.reaction.store === store).map((item) => ({ ...item, work })));

/**
 * A store takes several items of one source and sequence on one record for what several handlers made of one message, and decides them
 * together. So a late duplicate in the same chunk is left out here; in another chunk the mark in the record tells it.
 */
const withoutRepeats = (items: readonly OpenItem[]): readonly OpenItem[] => {
  const first = new Map<string, MessageWork>();

  return items.filter(({ work, incoming: { reaction, source, sequence } }) => {
    const address = `${reaction.id} ${source} ${sequence}`;
    const earlier = first.get(address) ?? work;
    first.set(address, earlier);

    return earlier === work;
  });
};
