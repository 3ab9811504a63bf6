/** Words of the screen: what codes of the public views mean to people. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Said = Readonly<Record<Language, string>>;
const said = (zh: string, en: string): Said => ({ zh, en });

const WORDS: Readonly<Record<string, Said>> = {
  registered: said('登记', 'registered'),
  transferred: said('转送', 'transferred'),
  assigned: said('交办', 'assigned'),
  accepted: said('受理', 'accepted'),
  'deemed-accepted': said('视为受理', 'taken as accepted'),
  declined: said('不予受理', 'not accepted'),
  'way-shown': said('告知途径', 'shown another way'),
  extended: said('延期', 'extended'),
  'opinion-issued': said('作出处理意见', 'opinion issued'),
  answered: said('答复', 'answered'),
  agreed: said('达成协议', 'agreed'),
  withdrawn: said('撤回', 'withdrawn'),
  'called-back': said('已回访', 'you were called back'),
  'reply-explained': said('说明了尚未答复送达的原因', 'why the reply has not reached you was recorded'),
  'consents-changed': said('变更电子送达同意', 'consent to electronic service changed'),
  filed: said('存档', 'filed'),
  linked: said('关联其他信访事项', 'linked'),
  'linked-to-running-matter': said('与办理中的事项重复', 'repeats a running matter'),
  'review-decided': said('作出复查意见', 'review opinion'),
  're-review-decided': said('作出复核意见', 're-review opinion'),
  'handled-again': said('重新办理', 'handled again'),
  closed: said('办结', 'closed'),
  ended: said('程序终结', 'ended'),
  reopened: said('恢复办理', 'reopened'),
  triage: said('待分流', 'being sorted'),
  passed: said('已转交', 'passed on'),
  objected: said('异议处理中', 'objected to'),
  handling: said('办理中', 'being handled'),
  performing: said('履职中', 'duty being performed'),
  studying: said('研究办理中', 'being studied'),
  replying: said('答复待送达', 'reply on its way'),
  withdraw: said('撤回信访事项', 'withdraw the matter'),
  'apply-for-review': said('申请复查', 'apply for review'),
  'apply-for-re-review': said('申请复核', 'apply for re-review'),
  'apply-for-hearing': said('申请听证', 'apply for a hearing'),
  evaluate: said('评价办理情况', 'evaluate'),
  review: said('复查', 'review'),
  're-review': said('复核', 're-review'),
  received: said('已收到', 'received'),
  refused: said('不予受理', 'refused'),
  decided: said('已决定', 'decided'),
  noticed: said('已通知', 'noticed'),
  held: said('已举行', 'held'),
  concluded: said('已作出结论', 'concluded'),
  running: said('进行中', 'running'),
  paused: said('中止', 'paused'),
  met: said('已完成', 'met'),
  missed: said('超期', 'missed'),
  lapsed: said('已过', 'lapsed'),
  cancelled: said('取消', 'cancelled'),
  invited: said('请评价', 'invited'),
  given: said('已评价', 'given'),
  none: said('无', 'none'),
};

/** A code in words; one that is not known is shown as it is. */
export const inWords = (code: string, language: Language): string => WORDS[code]?.[language] ?? code;

export const HEADINGS = {
  steps: said('办理进度', 'Steps'),
  clocks: said('期限', 'Time limits'),
  letters: said('文书', 'Letters'),
  requests: said('复查复核', 'Review'),
  evaluation: said('评价', 'Evaluation'),
  next: said('您现在可以', 'What you can do now'),
  until: said('截止', 'until'),
  at: said('向', 'at'),
  missing: said('暂时无法查询', 'Not answered'),
  nothing: said('（无）', '(nothing)'),
} as const;
