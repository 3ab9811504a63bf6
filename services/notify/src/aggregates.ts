import { LETTER_EVENTS, type LetterEvent } from '@huiyin/contracts';
import type { RecordKind } from '@huiyin/records';
import { lettersAggregate } from './domain/letter/letters.aggregate.js';
import type { Letters } from './domain/letter/letters.state.js';

/** 文书: all letters of one matter. */
export const LETTERS: RecordKind<Letters, LetterEvent> = {
  aggregate: lettersAggregate,
  collection: 'letters',
  topic: 'notify.letter.events.v1',
  definitions: LETTER_EVENTS,
  key: (id) => id,
  common: ({ withheld }) => ({ withheld }),
  indexes: [
    { key: { 'state.parties': 1, _id: 1 } },
    { name: 'query-code', key: { 'state.matter.queryCodeHash': 1 } },
    { name: 'dispatch', key: { 'state.letters.service.office': 1, _id: 1 } },
    { name: 'copies', key: { 'state.letters.copies': 1, _id: 1 } },
    { name: 'notices', key: { 'state.notices.to': 1, _id: 1 } },
    { name: 'drafts', key: { 'state.drafts.waitsAt': 1, _id: 1 } },
    { name: 'inbox', key: { 'state.letters.addressee.org': 1, _id: 1 } },
  ],
};

export const NOTIFY_KINDS = [LETTERS];
