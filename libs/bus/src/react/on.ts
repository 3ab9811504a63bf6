import type { DataOf, Envelope, EventDefinition } from '@huiyin/contracts';
import { declareHandler } from './declare.js';
import type { Reactions } from './reaction.js';

export interface HandlerOptions {
  /** A reaction set added later that needs the past: own consumer group, own marks, from the beginning. */
  readonly reactionSet?: string;
}

type Handler<Data> = (event: Envelope<Data>) => Reactions | Promise<Reactions>;

/**
 * Declares a controller's method as the reaction to an event, or to several. The method makes no write: it answers which record changes
 * and how. What it throws parks the message with its key, unless it is a passing fault.
 */
export const On =
  <Definition extends EventDefinition>(definitions: Definition | readonly Definition[], options: HandlerOptions = {}) =>
  <Method extends Handler<DataOf<Definition>>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Method>): void => {
    const list: readonly EventDefinition[] = Array.isArray(definitions) ? definitions : [definitions as Definition];
    const topics = Object.fromEntries(list.map(({ type, topic }) => [type, topic]));
    declareHandler(
      Object.keys(topics),
      { subject: { kind: 'event' }, topics, reactionSet: options.reactionSet },
      { target, key, descriptor },
    );
  };

/**
 * Declares a method for every message of these topics, its data unchecked and as it came: for the archive, which files what it does
 * not know yet as it is.
 */
export const OnEvery =
  (topics: readonly string[], options: HandlerOptions = {}) =>
  <Method extends Handler<unknown>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Method>): void => {
    const patterns = Object.fromEntries(topics.map((topic) => [`every:${topic}`, topic]));
    declareHandler(
      Object.keys(patterns),
      { subject: { kind: 'topic' }, topics: patterns, reactionSet: options.reactionSet },
      { target, key, descriptor },
    );
  };
