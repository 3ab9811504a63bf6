import { definitionsIn } from '../common/definitions.js';
import type { EventOf } from '../define.js';
import * as dossier from './dossier.events.js';

export * from './dossier.events.js';

type Definitions = typeof dossier;
type Defined = Extract<Definitions[keyof Definitions], { readonly topic: string }>;
/** Every event of `archive.dossier`. */
export type DossierEvent = { [Name in Defined['name']]: EventOf<Extract<Defined, { readonly name: Name }>> }[Defined['name']];

export const DOSSIER_EVENTS = definitionsIn(dossier);
