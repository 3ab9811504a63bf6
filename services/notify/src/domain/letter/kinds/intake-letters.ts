import type { LetterKind } from './fact-kinds.js';

const opinion = { request: 'sealed', facts: 'sealed', opinion: 'sealed', legalBasis: 'sealed' } as const;
const maybeOpinion = { request: 'sealed?', facts: 'sealed?', opinion: 'sealed?', legalBasis: 'sealed?' } as const;

/** Letters that intake's events call for. */
export const INTAKE_LETTERS = {
  /** 受理告知书 */
  L01: {
    facts: {
      agency: 'org',
      route: 'code',
      agencyReceivedOn: 'day',
      acceptedOn: 'day',
      undertaker: 'staff',
      limitDays: 'count?',
      extensionDays: 'count?',
      limit: 'clock?',
    },
    mustContain: [
      'addressee',
      'matterTitle',
      'matterNumber',
      'agencyReceivedOn',
      'route',
      'limitDays',
      'extensionDays',
      'limitDay',
      'contact',
    ],
  },
  /** 不予受理告知书 */
  L02: {
    facts: { reason: 'text', legalBasis: 'text', whereToGo: 'text' },
    mustContain: ['matterNumber', 'reason', 'legalBasis', 'whereToGo'],
  },
  /** 转送告知书 */
  L04: {
    facts: { to: 'org', passedOn: 'day', mode: 'code', queryCode: 'sealed' },
    mustContain: ['to', 'passedOn', 'queryCode'],
  },
  /** 转送函、交办函 */
  L05: {
    facts: { mode: 'code', content: 'sealed?', limit: 'day?', noticeDays: 'count?', objectDays: 'count?' },
    mustContain: ['matterTitle', 'matterNumber', 'petitionerDetails', 'content', 'limit'],
  },
  /** 异议函、异议答复 */
  L06: {
    facts: { step: 'code', reasons: 'sealed', basis: 'text?', agreed: 'code?' },
    mustContain: ['matterNumber', 'reasons', 'basis', 'agreed'],
  },
  /** 延期告知书 */
  L08: {
    facts: { days: 'count', reason: 'sealed', approvedBy: 'staff', newLastDay: 'day', limit: 'clock?' },
    mustContain: ['matterNumber', 'reason', 'newLastDay', 'approvedBy'],
  },
  /** 信访处理意见书 */
  L09: {
    facts: { ...opinion, outcome: 'code', remedyBodies: 'orgs', remedyDays: 'count', undertaker: 'staff' },
    mustContain: ['request', 'facts', 'opinion', 'legalBasis', 'outcome', 'remedyBodies', 'remedyDays'],
  },
  /** 履职答复、程序导入告知书 */
  L10: {
    facts: { ...maybeOpinion, basis: 'code', route: 'code', outcome: 'code?', procedure: 'text?', body: 'text?', reason: 'code?' },
    mustContain: ['matterNumber', 'route', 'procedure', 'body', 'opinion'],
  },
  /** 建议采纳答复 */
  L11: { facts: { outcome: 'code', reply: 'sealed' }, mustContain: ['outcome', 'reply'] },
  /** 办结报告 */
  L26: {
    facts: {
      ...maybeOpinion,
      outcome: 'code',
      closedOn: 'day',
      undertaker: 'staff?',
      opinionNumber: 'text?',
      replyLetter: 'text?',
      replyServedOn: 'day?',
    },
    mustContain: ['matterNumber', 'matterTitle', 'petitionerDetails', 'request', 'facts', 'opinion', 'outcome', 'opinionNumber', 'contact'],
  },
  /** 办理情况告知书 */
  L33: {
    facts: {
      ...{ basis: 'code', body: 'org?', stage: 'code?', toNumber: 'text?', until: 'day?', deemedOn: 'day?', limit: 'clock?' },
      /** Of a hearing that stands still: its day that falls away, and why. */
      ...{ hearingAt: 'time?', cause: 'code?' },
      /** What came of it, as whoever signed a report is told (S3-92). */
      result: 'sealed?',
    },
    mustContain: ['stage', 'body', 'until', 'limitDay'],
  },
  /** 紧急情况报告 */
  L34: { facts: { content: 'sealed?' }, mustContain: ['addressee', 'matterTitle', 'matterNumber', 'content'] },
  /** 登记回执 */
  L35: { facts: { queryCode: 'sealed' }, mustContain: ['matterNumber', 'queryCode', 'receivedOn'], bringsCode: true },
  /** 撤回确认书 */
  L36: { facts: { by: 'person', way: 'code', withdrawnOn: 'day' }, mustContain: ['matterTitle', 'matterNumber', 'withdrawnOn'] },
} as const satisfies Readonly<Record<string, LetterKind>>;
