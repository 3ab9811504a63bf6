import type { LetterKind } from './fact-kinds.js';

/** Letters that supervision's events call for; all to the supervised body or the one that must answer. */
export const SUPERVISION_LETTERS = {
  /** 催办单 */
  L20: {
    facts: { body: 'org', timer: 'timer', lastDay: 'day', daysOver: 'count', n: 'count' },
    internal: true,
    mustContain: ['matterNumber', 'lastDay', 'daysOver'],
    reminder: true,
  },
  /** 督办函 */
  L21: {
    facts: { body: 'org', ground: 'code', demand: 'sealed', replyBy: 'day' },
    internal: true,
    mustContain: ['ground', 'demand', 'replyBy'],
  },
  /** 改进工作、完善政策、追究责任建议书; 采纳情况反馈 */
  L23: {
    facts: {
      ...{ body: 'org', kind: 'code', ground: 'code', facts: 'sealed', answerBy: 'day' },
      /** Of the answer 采纳情况反馈, which nothing orders yet. */
      ...{ part: 'code?', adoption: 'code?', reply: 'sealed?' },
    },
    internal: true,
    mustContain: ['body', 'facts', 'kind', 'ground', 'answerBy', 'adoption', 'reply'],
  },
  /** 责成说明情况通知; 责成书面检查、通报、约谈、挂牌督办, which nothing orders yet */
  L24: {
    facts: { body: 'org', facts: 'sealed', replyBy: 'day', kind: 'code?', demand: 'sealed?', talkAt: 'time?', place: 'text?' },
    internal: true,
    mustContain: ['facts', 'replyBy', 'demand', 'talkAt', 'place'],
  },
  /** 退回重办通知 */
  L25: {
    facts: { body: 'org', missing: 'codes', reason: 'sealed', replyBy: 'day', round: 'count' },
    internal: true,
    mustContain: ['missing', 'reason', 'replyBy'],
  },
} as const satisfies Readonly<Record<string, LetterKind>>;
