import type { DomainEvent } from '@huiyin/kernel';

import type { FaultListener } from './ports.js';
import type { Loaded, Waiting } from './protocol/draft.js';
import type { Reaction, ReactionStore, Route } from './reaction.js';
import type { WaitingMessage } from './stored-record.js';

/** Finds the reactions of messages that wait in a record, by the route that the transport registered. */
export class WaitingRoom {
  private route: Route | undefined;

  constructor(
    private readonly store: ReactionStore,
    private readonly faults: FaultListener,
  ) {}

  registerRoute(route: Route): void {
    this.route = route;
  }

  async wake<State, Event extends DomainEvent>({ id, head }: Loaded<State, Event>): Promise<readonly Waiting[]> {
    const waiting: Waiting[] = [];
    for (const message of head?.waiting ?? []) waiting.push({ message, reactions: await this.reactionsFor(id, message) });

    return waiting;
  }

  /** None where the handler is gone or fails: the message stays, and its age and a counter tell. */
  private async reactionsFor(id: string, { envelope, source }: WaitingMessage): Promise<readonly Reaction[]> {
    try {
      const end = (await this.route?.(envelope, source)) ?? [];
      const reactions = 'decide' in end ? [end] : end;

      return reactions.filter((reaction) => reaction.id === id && reaction.store === this.store);
    } catch (cause) {
      this.faults({ code: 'record.waiting-message-failed', record: id, cause });

      return [];
    }
  }
}
