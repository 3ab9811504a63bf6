import type { LetterKind } from './fact-kinds.js';

/** Letters and forms that an office composes itself, or that are kept on file; some of them also follow from an event. */
export const FILED_LETTERS = {
  /** 不再受理告知书 (Art. 36 ¶3) */
  L03: {
    facts: {
      /** Staff confirm that there are no new facts (REG-36d): with new ones it is a new matter. */
      sameFacts: 'code',
      ...{ opinionNumber: 'text', reviewNumber: 'text', reReviewNumber: 'text', reReviewBody: 'org', reReviewServedOn: 'day' },
    },
    mustContain: ['addressee', 'matterNumber', 'opinionNumber', 'reviewNumber', 'reReviewNumber'],
  },
  /** 补充材料告知书 */
  L07: {
    facts: { missing: 'sealed', supplyDays: 'count', supplyBy: 'day', pauses: 'code' },
    mustContain: ['addressee', 'matterNumber', 'missing', 'supplyDays', 'supplyBy'],
  },
  /** 调解协议书、和解协议书 (Art. 33) */
  L12: {
    facts: {
      kind: 'code',
      otherParty: 'sealed',
      mediator: 'org?',
      dispute: 'sealed',
      terms: 'sealed',
      performance: 'sealed?',
      agreedOn: 'day',
    },
    mustContain: ['petitioners', 'otherParty', 'terms', 'agreedOn', 'signatures'],
  },
  /** 听证申请书、不予听证告知书 */
  L18: {
    facts: {
      kind: 'code',
      respondent: 'org?',
      thirdParty: 'sealed?',
      requests: 'sealed?',
      reasons: 'sealed?',
      materials: 'sealed?',
      appliedOn: 'day?',
      ground: 'code?',
    },
    mustContain: ['petitioners', 'respondent', 'thirdParty', 'requests', 'materials', 'ground', 'signatures'],
  },
  /** 督查方案、督查记录、督查情况报告 */
  L22: {
    facts: {
      part: 'code',
      body: 'org',
      ground: 'code?',
      members: 'staffs',
      leader: 'staff?',
      from: 'day?',
      until: 'day?',
      place: 'sealed?',
      tasks: 'sealed?',
      course: 'sealed?',
      findings: 'sealed?',
      demands: 'sealed?',
      replyBy: 'day?',
    },
    internal: true,
    mustContain: ['body', 'members', 'findings', 'demands', 'signatures'],
  },
  /** 回访记录 */
  L27: {
    facts: {
      visitedOn: 'day',
      way: 'code',
      person: 'person?',
      visitor: 'staff',
      result: 'code',
      note: 'sealed?',
      problem: 'sealed?',
    },
    internal: true,
    mustContain: ['visitedOn', 'way', 'person', 'result', 'problem', 'signatures'],
  },
  /** 送达回证 */
  L28: {
    facts: {
      document: 'text',
      documentNumber: 'text',
      way: 'code?',
      servedOn: 'day?',
      place: 'sealed?',
      servedBy: 'staff?',
      receiver: 'sealed?',
      receiverIs: 'sealed?',
      refusal: 'sealed?',
      witness: 'sealed?',
    },
    internal: true,
    mustContain: ['addressee', 'document', 'documentNumber', 'way', 'servedOn', 'refusal', 'witness', 'signatures'],
  },
  /** 领导阅批单、拟办单 */
  L29: {
    facts: {
      content: 'sealed',
      draftOpinion: 'sealed',
      draftedBy: 'staff?',
      draftedOn: 'day',
      leader: 'staff?',
      comment: 'sealed?',
      commentedOn: 'day?',
    },
    internal: true,
    mustContain: ['matterNumber', 'draftOpinion', 'comment', 'commentedOn', 'signatures'],
  },
  /** 信访登记表、来访接谈记录: the elements of NET-5 */
  L30: {
    facts: {
      part: 'code',
      people: 'count',
      purpose: 'code',
      place: 'sealed',
      contentClass: 'code',
      idNumber: 'sealed?',
      content: 'sealed',
      history: 'sealed?',
      interviewedAt: 'time?',
      interviewer: 'staff',
      answered: 'sealed?',
    },
    internal: true,
    mustContain: ['petitionerDetails', 'people', 'purpose', 'place', 'contentClass', 'content', 'idNumber', 'history', 'signatures'],
  },
  /** 季度、年度统计表, 年度报告, 月报 */
  L31: {
    facts: {
      period: 'code',
      periodName: 'text',
      from: 'day',
      until: 'day',
      measures: 'rows',
      bodies: 'rows?',
      summary: 'sealed?',
      preparedBy: 'staff',
    },
    internal: true,
    mustContain: ['from', 'until', 'measures', 'bodies', 'preparedBy'],
  },
  /** 移交清册、卷内目录、备考表、借阅审批单、销毁清册 */
  L32: {
    facts: {
      part: 'code',
      fileNumber: 'text',
      retention: 'code',
      items: 'rows?',
      pages: 'count?',
      files: 'count?',
      receiver: 'org?',
      note: 'sealed?',
      borrower: 'sealed?',
      purpose: 'sealed?',
      borrowedOn: 'day?',
      returnBy: 'day?',
      decision: 'sealed?',
      preparedBy: 'staff',
      checkedBy: 'staff?',
      preparedOn: 'day',
    },
    internal: true,
    mustContain: ['fileNumber', 'retention', 'items', 'preparedBy', 'preparedOn', 'signatures'],
  },
} as const satisfies Readonly<Record<string, LetterKind>>;
