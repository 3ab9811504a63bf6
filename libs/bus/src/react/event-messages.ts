import type { Envelope } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { Arrival } from '../decode/arrival.js';
import type { Catalogue } from '../decode/catalogue.js';
import { checkedBy, eventEnvelopeOf } from '../decode/event-envelope.js';
import { asFault } from '../kafka/passing.js';
import type { BoundHandler } from './bound-handler.js';
import type { GroupHandlers } from './handler-registry.js';
import type { MessageWork, WorkItem } from './message-work.js';
import { fieldName, sourceIdOf, type Reaction } from '@huiyin/records';
import type { Reactions } from './reaction.js';

export const AHEAD_OF_CODE = 'bus.ahead-of-code';

const listOf = (reactions: Reactions): readonly Reaction[] => {
  if (reactions === undefined || reactions === null) return [];

  return Array.isArray(reactions) ? (reactions as readonly Reaction[]) : [reactions as Reaction];
};

/** Understands the messages of event topics and asks the handlers of one group what they lead to. */
export class EventMessages {
  constructor(
    private readonly handlers: GroupHandlers,
    private readonly catalogue: Catalogue,
  ) {}

  /** A message with its reactions, or with the fault that breaks it. Throws passing faults only. */
  async workFor(arrival: Arrival): Promise<MessageWork> {
    let type = arrival.headers['ce_type'] ?? '';
    try {
      const envelope = eventEnvelopeOf(arrival);
      type = envelope.type;

      return { arrival, type, items: await this.itemsFor(arrival.topic, envelope), fault: undefined };
    } catch (error) {
      const fault = asFault(error, 'bus.handler-threw');
      if (fault.retryable) throw fault;

      return { arrival, type, items: [], fault };
    }
  }

  async itemsFor(topic: string, envelope: Envelope): Promise<readonly WorkItem[]> {
    const definition = this.catalogue.find(envelope.type);
    const every = this.handlers.everyOf(topic);
    if (definition === undefined && every.length === 0) {
      throw new Fault(AHEAD_OF_CODE, `${envelope.type} is not known to this code`, { retryable: false });
    }
    const typed = this.handlers.of(envelope.type);
    const checked = definition === undefined || typed.length === 0 ? envelope : checkedBy(definition, envelope);

    return [...(await this.ask(typed, checked)), ...(await this.ask(every, envelope))];
  }

  private async ask(handlers: readonly BoundHandler[], envelope: Envelope): Promise<readonly WorkItem[]> {
    const items: WorkItem[] = [];
    for (const handler of handlers) {
      const reactions = listOf((await handler.call(envelope)) as Reactions);
      items.push(...reactions.map((reaction) => ({ handler: handler.name, incoming: this.incomingOf(reaction, envelope) })));
    }

    return items;
  }

  /** A reaction set with a name of its own keeps marks of its own: it hears again what the service has heard long ago. */
  private incomingOf(reaction: Reaction, envelope: Envelope): WorkItem['incoming'] {
    const { reactionSet } = this.handlers;
    const source = reactionSet === undefined ? sourceIdOf(envelope) : fieldName(`${reactionSet}_${sourceIdOf(envelope)}`);

    return { reaction, envelope, source, sequence: envelope.sequence };
  }
}
