import { Fault, type DomainEvent } from '@huiyin/kernel';

import { NOT_UNIQUE, type Answer } from '../command.js';
import { fire, type DueBy } from '../protocol/fire.js';
import { hear } from '../protocol/hear.js';
import { obey, refusedByStore, type Order } from '../protocol/obey.js';
import type { Setting } from '../protocol/setting.js';
import { ReactionFault, type Incoming, type Outcome } from '../reaction.js';
import type { Step } from './unit.js';

const notUniqueFault = (index: string): never => {
  throw new Fault('record.not-unique', `the unique index ${index} would be broken`, { retryable: false });
};

export const commandStep = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  order: Order<State, Event>,
): Step<State, Event, Answer<State>> => ({
  id: order.command.id,
  take: (draft) => obey(setting, draft, order),
  notUnique: (draft, index) => refusedByStore(draft, NOT_UNIQUE, { index }),
  blame: (error) => error,
});

/** Items of one message on one record, with their places in the batch. */
export interface Addressed {
  readonly items: readonly [Incoming, ...Incoming[]];
  readonly places: readonly [number, ...number[]];
}

const addressKey = ({ reaction, source, sequence }: Incoming): string => `${reaction.id} ${source} ${sequence}`;

/** `heard` is looked at once per message and record: what several handlers make of one message is decided together. */
export const byMessage = (items: readonly Incoming[]): readonly Addressed[] => {
  const found = new Map<string, Addressed>();
  items.forEach((item, place) => {
    const other = found.get(addressKey(item));
    found.set(
      addressKey(item),
      other === undefined ? { items: [item], places: [place] } : { items: [...other.items, item], places: [...other.places, place] },
    );
  });

  return [...found.values()];
};

export const messageStep = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  { items, places }: Addressed,
): Step<State, Event, Outcome> => {
  const [{ envelope, source, sequence, reaction }] = items;
  const message = { envelope, source, sequence, reactions: items.map((item) => item.reaction) };

  return {
    id: reaction.id,
    take: (draft) => hear(setting, draft, message),
    notUnique: (_, index) => notUniqueFault(index),
    blame: (error) => (error instanceof Fault && error.retryable ? error : new ReactionFault(items[0], places[0], error)),
  };
};

export const dueStep = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  { id, by }: { readonly id: string; readonly by: DueBy },
): Step<State, Event, number> => ({
  id,
  take: (draft) => fire(setting, draft, by),
  notUnique: (_, index) => notUniqueFault(index),
  blame: (error) => error,
});

/** Writes a record whose state was folded again, so that its deadlines and search fields are those of today's code. */
export const refoldStep = <State, Event extends DomainEvent>(id: string): Step<State, Event, boolean> => ({
  id,
  take: (draft) => ({ draft: draft.refolded ? { ...draft, touched: true } : draft, result: draft.refolded }),
  notUnique: (_, index) => notUniqueFault(index),
  blame: (error) => error,
});
