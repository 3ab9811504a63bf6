import { SUPERVISION_EVENTS, type SupervisionEvent } from '@huiyin/contracts';
import type { RecordKind } from '@huiyin/records';
import { supervisionAggregate } from './domain/supervision/supervision.aggregate.js';
import type { Supervision } from './domain/supervision/supervision.state.js';

/** 督查督办: all clocks of a matter, the ladder, suggestions, evaluation and follow-up. */
export const SUPERVISIONS: RecordKind<Supervision, SupervisionEvent> = {
  aggregate: supervisionAggregate,
  collection: 'supervisions',
  topic: 'supervision.supervision.events.v1',
  definitions: SUPERVISION_EVENTS,
  key: (id) => id,
  common: ({ withheld }) => ({ withheld }),
  indexes: [
    { name: 'open-clocks', key: { 'deadlines.clock': 1, _id: 1 } },
    { name: 'due-list', key: { 'state.dues.org': 1, 'state.dues.due': 1, _id: 1 } },
    { name: 'scope', key: { 'state.parties': 1, _id: 1 } },
    { name: 'items-of-supervisor', key: { 'state.items.supervisor': 1, 'state.items.step.at': 1, _id: 1 } },
    { name: 'items-of-body', key: { 'state.items.body': 1, 'state.items.step.at': 1, _id: 1 } },
    {
      name: 'query-code',
      key: { 'state.queryCodeHash': 1 },
      partialFilterExpression: { 'state.queryCodeHash': { $exists: true } },
    },
  ],
};

export const SUPERVISION_KINDS = [SUPERVISIONS];
