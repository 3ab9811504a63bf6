import type { z } from 'zod';
import { declareHandler } from '../react/declare.js';
import type { CommandAnswer, CommandDefinition, TopicCommand } from './command.js';

type Handler<Fields> = (command: TopicCommand<Fields>) => CommandAnswer | Promise<CommandAnswer>;

/**
 * Declares a method as the receiver of a command topic. Its answer is sent on the replies topic before the offset is committed; a
 * redelivered command comes again, and the method answers what is stored. Fields that break the schema are an answer too, a refusal.
 */
export const OnCommand =
  <Schema extends z.ZodType>({ type, topic, schema, replies, replyType }: CommandDefinition<Schema>) =>
  <Method extends Handler<z.infer<Schema>>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Method>): void =>
    declareHandler(
      [type],
      { subject: { kind: 'command', schema, replies, replyType }, topics: { [type]: topic }, reactionSet: undefined },
      { target, key, descriptor },
    );
