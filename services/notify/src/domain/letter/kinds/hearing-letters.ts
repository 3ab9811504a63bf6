import type { LetterKind } from './fact-kinds.js';

const reviewOpinion = {
  request: 'sealed',
  facts: 'sealed',
  opinion: 'sealed',
  legalBasis: 'sealed',
  outcome: 'code',
  below: 'org',
  inNameOf: 'org',
  original: 'text?',
  originalOpinion: 'sealed?',
  redoDays: 'count?',
} as const;
const opinionElements = ['request', 'below', 'originalOpinion', 'facts', 'legalBasis', 'opinion', 'outcome'] as const;

/** Letters that hearing's events call for. */
export const HEARING_LETTERS = {
  /** 复查(复核)受理告知书、不予受理告知书 */
  L13: {
    facts: { level: 'code', decision: 'code', ground: 'code?', lastDay: 'day?', forCause: 'text?', replaces: 'text?', limit: 'clock?' },
    mustContain: ['matterNumber', 'level', 'ground', 'lastDay'],
  },
  /** 复查意见书 */
  L14: {
    facts: { ...reviewOpinion, remedyBodies: 'orgs?', remedyDays: 'count?' },
    mustContain: [...opinionElements, 'remedyBodies', 'remedyDays'],
  },
  /** 复核意见书 */
  L15: { facts: reviewOpinion, mustContain: opinionElements },
  /** 听证告知书 */
  L16: { facts: { applyDays: 'count' }, mustContain: ['matterNumber', 'applyDays', 'contact'] },
  /** 听证通知书 */
  L17: {
    facts: {
      at: 'time',
      place: 'text',
      presiding: 'staff',
      panel: 'staffs',
      recorder: 'staff',
      public: 'code',
      procedure: 'code',
    },
    mustContain: ['at', 'place', 'presiding', 'panel', 'recorder', 'public'],
  },
  /** 听证报告(意见)书; 听证笔录, which is read and signed by all before the hearing counts as held */
  L19: {
    facts: {
      part: 'code?',
      finding: 'sealed?',
      inFavour: 'count?',
      against: 'count?',
      concludedOn: 'day?',
      /** Of the record: who came, what was said, and whether it was read. */
      ...{ attendance: 'sealed?', course: 'sealed?', remarks: 'sealed?' },
      heldAt: 'time?',
      place: 'text?',
      presiding: 'staff?',
      panel: 'staffs?',
      recorder: 'staff?',
    },
    mustContain: ['finding', 'inFavour', 'against', 'concludedOn', 'panel', 'attendance', 'course', 'signatures'],
  },
} as const satisfies Readonly<Record<string, LetterKind>>;
