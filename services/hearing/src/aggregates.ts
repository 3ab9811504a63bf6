import { REVIEW_EVENTS, type ReviewEvent } from '@huiyin/contracts';
import type { RecordKind } from '@huiyin/records';
import { reviewAggregate, type Review } from './domain/review/index.js';

/** 复查复核与听证: everything of one matter above the handling agency. */
export const REVIEWS: RecordKind<Review, ReviewEvent> = {
  aggregate: reviewAggregate,
  collection: 'reviews',
  topic: 'hearing.review.events.v1',
  definitions: REVIEW_EVENTS,
  key: (id) => id,
  common: ({ withheld }) => ({ withheld }),
  indexes: [
    { name: 'open-clocks', key: { 'deadlines.clock': 1, _id: 1 } },
    { key: { 'state.parties': 1, _id: 1 } },
    { key: { 'state.stages': 1, _id: 1 } },
    {
      name: 'query-code',
      key: { 'state.enquiry.codeHash': 1 },
      partialFilterExpression: { 'state.enquiry.codeHash': { $exists: true } },
    },
  ],
};

export const HEARING_KINDS = [REVIEWS];
