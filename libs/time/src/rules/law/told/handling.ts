import { AGENCY, cue, PETITIONER, said, SUPERVISED, type Told } from './told.js';

const ANSWERS = ['OpinionIssued', 'DutyAnswered', 'AgreementRecorded'] as const;

export const HANDLING_TOLD: Readonly<Record<string, Told>> = {
  'T-HANDLE': {
    owner: 'intake',
    dutyHolder: AGENCY,
    starts: cue('按第六种途径受理', 'accepted on route 6', 'PetitionAccepted', 'AcceptanceDeemed'),
    meets: cue(
      '出具处理意见书或者达成协议',
      'the handling opinion is issued, or an agreement reached',
      'OpinionIssued',
      'AgreementRecorded',
    ),
    onExpiry: SUPERVISED,
  },
  'T-EXTEND': {
    owner: 'intake',
    dutyHolder: said('责任单位负责人', 'head of the agency'),
    starts: cue('批准延长', 'the extension is approved', 'HandlingExtended'),
    meets: cue(
      '出具处理意见书或者达成协议',
      'the handling opinion is issued, or an agreement reached',
      'OpinionIssued',
      'AgreementRecorded',
    ),
    onExpiry: SUPERVISED,
  },
  'T-DUTY': {
    owner: 'intake',
    dutyHolder: AGENCY,
    starts: cue('按第五种途径受理履行职责的请求', 'a request to perform a duty is accepted on route 5', 'PetitionAccepted'),
    meets: cue('履行或者答复', 'the duty is performed or answered', 'DutyAnswered'),
    onExpiry: SUPERVISED,
  },
  'T-REDO': {
    owner: 'intake',
    dutyHolder: AGENCY,
    starts: cue('责令重新办理送达', 'the order to handle again is served', 'HandlingReopened'),
    meets: cue('重新出具处理意见书', 'a new handling opinion is issued', 'OpinionIssued'),
    onExpiry: SUPERVISED,
  },
  'T-ASSIGN': {
    owner: 'intake',
    dutyHolder: AGENCY,
    starts: cue('交办', 'it is assigned', 'PetitionAssigned'),
    meets: cue('报送办结报告', 'the result is reported', ...ANSWERS),
    onExpiry: said('逾期：催办', 'overdue: a reminder for reply'),
  },
  'T-SIMPLE-ACC': {
    owner: 'intake',
    dutyHolder: AGENCY,
    starts: cue(
      '责任单位收到简易事项',
      'the agency receives a simple matter',
      'PetitionTransferred',
      'PetitionRegistered',
      'SimpleProcedureChosen',
    ),
    meets: cue('受理', 'it is accepted', 'PetitionAccepted'),
    onExpiry: said('转为普通程序并提醒', 'it falls back to the ordinary procedure, with a warning'),
  },
  'T-SIMPLE-DONE': {
    owner: 'intake',
    dutyHolder: AGENCY,
    starts: cue('受理简易事项', 'a simple matter is accepted', 'PetitionAccepted'),
    meets: cue('办结并答复', 'it is finished and answered', ...ANSWERS),
    onExpiry: said('转为普通办理期限（仍自受理起算）', 'it falls back to the handling limit, still counted from acceptance'),
  },
  'T-LEADER-READ': {
    owner: 'intake',
    dutyHolder: said('阅批领导', 'leader who reads it'),
    starts: cue('呈送领导', 'it is sent to a leader', 'LeaderReadingAsked'),
    meets: cue('领导阅批', 'the leader has read and commented', 'LeaderCommented'),
    onExpiry: said('提醒', 'the leader is reminded'),
  },
  'T-REPLY': {
    owner: 'intake',
    dutyHolder: said('作出答复的单位', 'body that decided'),
    starts: cue(
      '作出答复（匿名、重复件除外）',
      'a matter that is neither anonymous nor a repeat is answered',
      'OpinionIssued',
      'DutyAnswered',
      'SuggestionAnswered',
      'WayShown',
      'PetitionDeclined',
    ),
    meets: cue('答复送达或者回访', 'the reply has reached every petitioner, or he was called back', 'PetitionClosed', 'ReplyExplained'),
    onExpiry: said('提醒并说明理由', 'the body is warned, and must say why'),
  },
  'T-EVAL': {
    owner: 'supervision',
    dutyHolder: PETITIONER,
    starts: cue('答复送达', 'the reply is served', 'PetitionClosed'),
    meets: cue('作出评价', 'the petitioner evaluates', 'EvaluationGiven'),
    onExpiry: said('记为超期未评价', 'it becomes “not evaluated in time”'),
  },
  'T-FOLLOWUP': {
    owner: 'supervision',
    dutyHolder: said('责任单位和信访部门', 'agency and petition office'),
    starts: cue('得知“不满意”或者“未评价”', '“not satisfied” or “not evaluated” is known', 'EvaluationGiven', 'EvaluationLapsed'),
    meets: cue('回访并记录', 'the follow-up is made and recorded', 'FollowUpRecorded'),
    onExpiry: said('提醒回访责任人', 'the holder of the follow-up is warned'),
  },
  'T-CHARGE': {
    owner: 'supervision',
    dutyHolder: said('包案领导', 'leader in charge'),
    starts: cue('领导包案', 'a leader takes charge', 'ChargeTaken'),
    meets: cue('包案事项化解', 'the case in charge is settled', 'ChargeSettled'),
    onExpiry: said('上报一级', 'it is escalated'),
  },
};
