import type { Role } from '@huiyin/kernel';

const HEADS = ['head', 'acting-head'] as const;
const AGENCY = ['undertaker', ...HEADS] as const;
const OFFICE = ['registrar', ...HEADS] as const;
const HEARING = ['reviewer', 'presiding-officer', 'recorder'] as const;
const WRITERS = ['registrar', 'undertaker', ...HEADS, 'supervisor', 'reviewer', 'recorder', 'archivist'] as const;
const STAFF = ['registrar', 'undertaker', ...HEADS, 'supervisor', 'leader', ...HEARING, 'panel-member', 'archivist'] as const;

/** Which roles may do what. What is not listed is denied. Whose matter it is, is decided by record scope and by the rule itself. */
export const PERMISSIONS = {
  register: ['registrar', 'platform'],
  'import-petitions': ['registrar', 'platform'],
  link: ['registrar'],
  transfer: OFFICE,
  assign: OFFICE,
  'answer-objection': OFFICE,
  'match-name': ['registrar'],
  'mark-withheld': OFFICE,
  'file-without-reply': ['registrar', 'undertaker', ...HEADS],
  object: AGENCY,
  accept: AGENCY,
  'decide-route': AGENCY,
  'choose-simple': ['registrar', ...AGENCY],
  'submit-to-leader': ['registrar', ...AGENCY],
  'comment-as-leader': ['leader', ...HEADS],
  decline: ['registrar', ...AGENCY],
  extend: HEADS,
  'issue-opinion': AGENCY,
  reply: ['registrar', ...AGENCY],
  'propose-publication': ['registrar', ...AGENCY],
  'approve-publication': ['leader', ...HEADS],
  withdraw: ['registrar', ...AGENCY],
  'note-consents': ['registrar', ...AGENCY],
  close: ['registrar', ...AGENCY],
  correct: ['registrar', 'undertaker', ...HEADS, 'supervisor', 'reviewer'],
  void: HEADS,
  supervise: ['supervisor'],
  'approve-notice': ['leader'],
  'approve-visit': ['leader', ...HEADS],
  'take-charge': ['leader', ...HEADS],
  'report-to-supervisor': AGENCY,
  'examine-feedback': ['supervisor', 'leader'],
  suggest: ['supervisor', 'leader'],
  'answer-suggestion': AGENCY,
  evaluate: ['registrar', 'undertaker', 'supervisor', 'platform'],
  'follow-up': ['registrar', 'undertaker', 'supervisor'],
  'request-review': ['registrar', 'reviewer', 'undertaker'],
  review: ['reviewer', ...HEADS],
  'draft-review': ['reviewer', ...AGENCY],
  'decide-review': ['reviewer', ...HEADS],
  'consent-to-redo': ['reviewer', ...HEADS],
  hear: HEARING,
  vote: ['panel-member', 'presiding-officer'],
  recuse: [...HEARING, 'panel-member', ...HEADS],
  'serve-letter': ['registrar', 'undertaker', ...HEADS, 'supervisor', 'reviewer', 'recorder', 'archivist'],
  'draft-letter': WRITERS,
  'check-letter': [...WRITERS, 'leader', 'presiding-officer'],
  'sign-letter': ['leader', ...HEADS, 'reviewer', 'presiding-officer'],
  'read-inbox': STAFF,
  archive: ['archivist'],
  'verify-dossier': ['archivist'],
  'read-dossier': ['archivist', ...HEADS, 'supervisor'],
  'read-worklist': STAFF,
  'read-matter': STAFF,
  'read-persons': ['registrar', 'undertaker', ...HEADS, 'supervisor', ...HEARING, 'archivist'],
  'read-clocks': STAFF,
  'read-directory': [...STAFF, 'rule-owner', 'operator', 'platform'],
  'read-feed': ['platform'],
  'edit-rules': ['rule-owner'],
  'recompute-clocks': ['rule-owner'],
  'import-directory': ['rule-owner', 'operator'],
  operate: ['operator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** 操作: what staff and partners do on the platform. */
export type Action = keyof typeof PERMISSIONS;
