import { Controller, type Type } from '@nestjs/common';
import type { DataOf, Envelope } from '@huiyin/contracts';
import { On } from '../react/on.js';
import type { Reactions } from '../react/reaction.js';
import { Counted } from './counted.events.js';

type Handle = (event: Envelope<DataOf<typeof Counted>>) => Reactions | Promise<Reactions>;

/** A controller with one handler. */
export const onCounted = (handle: Handle): Type => {
  class CountedReactions {
    counted(event: Envelope<DataOf<typeof Counted>>): Reactions | Promise<Reactions> {
      return handle(event);
    }
  }
  Controller()(CountedReactions);
  const descriptor = Object.getOwnPropertyDescriptor(CountedReactions.prototype, 'counted') as TypedPropertyDescriptor<Handle>;
  On(Counted)(CountedReactions.prototype, 'counted', descriptor);

  return CountedReactions;
};
