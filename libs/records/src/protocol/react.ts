import { Fault, type Decide, type DomainEvent } from '@huiyin/kernel';

import { append } from './append.js';
import type { Draft } from './draft.js';
import type { Message } from './message.js';
import { momentOf, type Setting, type Word } from './setting.js';

export type Reacted<State, Event extends DomainEvent> =
  | { readonly kind: 'recorded'; readonly draft: Draft<State, Event> }
  | { readonly kind: 'ignored'; readonly draft: Draft<State, Event> }
  | { readonly kind: 'notYet'; readonly why: string };

const refusedFault = (name: string, code: string): Fault =>
  new Fault('record.reaction-refused', `a reaction on ${name} refused (${code}); refusing is for people and partners`, {
    retryable: false,
  });

/**
 * Decides all reactions to one message, and raises its mark: they take effect together or wait together.
 * A reaction that refuses is a fault of the rule.
 */
export const react = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  message: Message,
): Reacted<State, Event> => {
  const { envelope, source, sequence } = message;
  const word: Word = { at: setting.clock.now(), actor: setting.system, cause: envelope.id, correlation: envelope.correlation };
  const moment = momentOf(setting, word);
  let next = draft;
  for (const reaction of message.reactions) {
    // The reaction was made by this store's `react`, with a decider for this store's state.
    const decision = (reaction.decide as Decide<State, Event>)(next.state, moment);
    if (decision.kind === 'notYet') return decision;
    if (decision.kind === 'refused') throw refusedFault(setting.kind.aggregate.name, decision.code);
    if (decision.kind === 'recorded') next = append(setting, next, { events: decision.events, word });
  }
  const kind = next === draft ? 'ignored' : 'recorded';

  return { kind, draft: { ...next, heard: { ...next.heard, [source]: sequence }, touched: true } };
};
