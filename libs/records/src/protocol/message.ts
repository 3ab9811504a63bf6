import type { Envelope } from '@huiyin/contracts';

import type { Reaction } from '../reaction.js';
import type { SourceId } from '../stored-record.js';

/** One message for one record, with all that the handlers make of it. */
export interface Message {
  readonly envelope: Envelope;
  readonly source: SourceId;
  readonly sequence: number;
  readonly reactions: readonly Reaction[];
}
