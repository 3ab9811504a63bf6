import { DIRECTORY_DRAFT_EVENTS, DirectoryEntryPublished, PETITION_EVENTS, type PetitionEvent } from '@huiyin/contracts';
import type { RecordKind } from '@huiyin/records';
import { directoryAggregate, type DirectoryEntity, type DirectoryEvent } from './domain/directory/directory.aggregate.js';
import { petitionAggregate } from './domain/petition/petition.aggregate.js';
import type { Petition } from './domain/petition/state/petition.js';
import { problemMark } from './domain/petition/state/problem-mark.js';

/** 信访事项. The Kafka key is the matter's id. */
export const PETITIONS: RecordKind<Petition, PetitionEvent> = {
  aggregate: petitionAggregate,
  collection: 'petitions',
  topic: 'intake.petition.events.v1',
  definitions: PETITION_EVENTS,
  key: (id) => id,
  common: (petition) => (petition.stage === 'none' ? {} : { withheld: petition.withheld }),
  search: (petition) =>
    petition.stage === 'none'
      ? []
      : [...new Set([...petition.facts.petitioners.flatMap(({ marks }) => marks), problemMark(petition.facts)])],
  indexes: [
    { name: 'own-number', key: { 'state.facts.number': 1 }, unique: true },
    { name: 'query-code', key: { 'state.facts.queryCodeHash': 1 } },
    { name: 'platform-number', key: { 'state.facts.platform.number': 1 } },
    { name: 'newest-of-party', key: { 'state.parties': 1, 'state.facts.receivedAt': -1, _id: -1 } },
    { name: 'newest-of-holder', key: { 'state.holder': 1, 'state.facts.receivedAt': -1, _id: -1 } },
    { name: 'newest', key: { 'state.facts.receivedAt': 1 } },
    { name: 'open-clocks', key: { 'deadlines.clock': 1, _id: 1 } },
    { name: 'stage', key: { 'state.stage': 1, _id: 1 } },
    { name: 'linked-to', key: { 'state.links.to': 1 } },
    {
      name: 'published-results',
      key: { 'state.publication.stage': -1, 'state.publication.resultId': -1 },
      partialFilterExpression: { 'state.publication.stage': { $exists: true } },
    },
  ],
};

/** 机构目录: one record per entity; its topic has one partition, read by every process from the beginning. */
export const DIRECTORY_ENTRIES: RecordKind<DirectoryEntity, DirectoryEvent> = {
  aggregate: directoryAggregate,
  collection: 'directory',
  topic: DirectoryEntryPublished.topic,
  definitions: [DirectoryEntryPublished, ...DIRECTORY_DRAFT_EVENTS],
  key: (id) => id,
};

export const INTAKE_KINDS = [PETITIONS, DIRECTORY_ENTRIES] as const;
