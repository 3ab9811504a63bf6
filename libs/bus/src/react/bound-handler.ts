import { BaseRpcContext, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { z } from 'zod';

/** What a handler was declared for. */
export type HandlerSubject =
  | { readonly kind: 'event' }
  /** Every message of a topic, known to the code or not. */
  | { readonly kind: 'topic' }
  | { readonly kind: 'command'; readonly schema: z.ZodType; readonly replies: string; readonly replyType: string };

/** Travels from the decorator to the transport in the pattern's extras. */
export interface HandlerPlace {
  readonly subject: HandlerSubject;
  /** Topic of each pattern. */
  readonly topics: Readonly<Record<string, string>>;
  readonly reactionSet: string | undefined;
  /** `Class.method`, for metrics. */
  readonly name: string;
}

/** One handler of one pattern, bound to its controller by Nest. */
export interface BoundHandler extends HandlerPlace {
  readonly pattern: string;
  readonly topic: string;
  call(message: unknown): Promise<unknown>;
}

const CONTEXT = new BaseRpcContext([]);

/** A plain return value comes through as it is; an Observable when the handler throws or is intercepted. */
export const bind = (pattern: string, place: HandlerPlace, handler: MessageHandler): BoundHandler => ({
  ...place,
  pattern,
  topic: place.topics[pattern] ?? pattern,
  call: async (message) => {
    const result: unknown = await handler(message, CONTEXT);

    return isObservable(result) ? await lastValueFrom(result, { defaultValue: undefined }) : result;
  },
});
