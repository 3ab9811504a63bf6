import { DOSSIER_EVENTS, type DossierEvent } from '@huiyin/contracts';
import type { RecordKind } from '@huiyin/records';
import { dossierAggregate, type Dossier } from './domain/dossier/index.js';

/** 案卷: every event and letter of a matter. */
export const DOSSIERS: RecordKind<Dossier, DossierEvent> = {
  aggregate: dossierAggregate,
  collection: 'dossiers',
  topic: 'archive.dossier.events.v1',
  definitions: DOSSIER_EVENTS,
  key: (id) => id,
  common: ({ withheld }) => ({ withheld }),
  indexes: [
    { name: 'open-clocks', key: { 'deadlines.clock': 1, _id: 1 } },
    { key: { 'state.parties': 1, _id: 1 } },
    { key: { 'state.number': 1 } },
  ],
};

export const ARCHIVE_KINDS = [DOSSIERS];
