import { definitionsIn } from '../common/definitions.js';
import type { EventOf } from '../define.js';
import * as draft from './draft.events.js';
import * as delivery from './delivery.events.js';
import * as letter from './letter.events.js';
import * as notice from './notice.events.js';
import * as objection from './objection.events.js';

export * from './draft.events.js';
export * from './delivery.events.js';
export * from './letter.events.js';
export * from './notice.events.js';
export * from './objection.events.js';
export * from './service-proof.js';

type Definitions = typeof delivery & typeof letter & typeof notice & typeof draft & typeof objection;
type Defined = Extract<Definitions[keyof Definitions], { readonly topic: string }>;
/** Every event of `notify.letter`. */
export type LetterEvent = { [Name in Defined['name']]: EventOf<Extract<Defined, { readonly name: Name }>> }[Defined['name']];

export const LETTER_EVENTS = definitionsIn(letter, delivery, notice, draft, objection);
