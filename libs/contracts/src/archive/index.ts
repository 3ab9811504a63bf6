import { clockDefinitionList, clockEventsOf } from '../common/clock-events.js';
import { definitionsIn } from '../common/definitions.js';
import { eventsOf, type EventOf } from '../define.js';
import * as dossier from './dossier.events.js';

export * from './dossier.events.js';

/** The clock that archive owns: the dossier is archived by the fixed day of the next year (T-ARCHIVE). */
export const ArchiveClocks = clockEventsOf(eventsOf('archive', 'dossier'));

type Definitions = typeof dossier & typeof ArchiveClocks;
type Defined = Extract<Definitions[keyof Definitions], { readonly topic: string }>;
/** Every event of `archive.dossier`. */
export type DossierEvent = { [Name in Defined['name']]: EventOf<Extract<Defined, { readonly name: Name }>> }[Defined['name']];

export const DOSSIER_EVENTS = [...definitionsIn(dossier), ...clockDefinitionList(ArchiveClocks)];
