import { AGENCY, cue, OFFICE, said, type Told } from './told.js';

const NOTICE_MISSED = said('逾期：督办，属未按期书面告知（第44条第3项）', 'overdue: supervision; not told in writing in time (ACC-44-3)');
const TOLD = ['PetitionAccepted', 'WayShown', 'PetitionDeclined'] as const;

export const REGISTRATION_TOLD: Readonly<Record<string, Told>> = {
  'T-REG': {
    owner: 'intake',
    dutyHolder: said('接收单位', 'receiving office'),
    starts: cue('收到信访事项（任何渠道）', 'a matter is received, by any channel'),
    meets: cue('登记', 'it is registered', 'PetitionRegistered'),
    onExpiry: said('提醒登记人员', 'the registrar is warned'),
  },
  'T-TRIAGE': {
    owner: 'intake',
    dutyHolder: OFFICE,
    starts: cue('信访部门收到', 'the petition office receives it', 'PetitionRegistered', 'PetitionTransferred', 'PetitionAssigned'),
    meets: cue('转送、交办或者告知', 'it is transferred, assigned or answered', 'PetitionTransferred', 'PetitionAssigned', ...TOLD),
    onExpiry: said('逾期：督办', 'overdue: supervision'),
  },
  'T-TRIAGE-L': {
    owner: 'intake',
    dutyHolder: said('本级信访部门', 'petition office of the level'),
    starts: cue('逐级转送中本级收到', 'a level receives it on the way down', 'PetitionTransferred', 'PetitionAssigned'),
    meets: cue('本级转出', 'the level passes it on', 'PetitionTransferred', 'PetitionAssigned'),
    onExpiry: said('提醒本级信访部门', 'the office of the level is warned'),
  },
  'T-PASS-SIMPLE': {
    owner: 'intake',
    dutyHolder: said('中间层级信访部门', 'petition office of the level between'),
    starts: cue('中间层级收到简易事项', 'a level between receives a simple matter', 'PetitionTransferred', 'PetitionAssigned'),
    meets: cue('转出', 'it is passed on', 'PetitionTransferred', 'PetitionAssigned'),
    onExpiry: said('提醒该层级', 'that level is warned'),
  },
  'T-NOTICE-DIRECT': {
    owner: 'intake',
    dutyHolder: AGENCY,
    starts: cue('有关机关直接收到', 'an agency receives it directly', 'PetitionRegistered'),
    meets: cue('书面告知接收情况以及处理途径和程序', 'reception, route and procedure are told in writing', ...TOLD, 'PetitionTransferred'),
    onExpiry: NOTICE_MISSED,
  },
  'T-NOTICE-XFER': {
    owner: 'intake',
    dutyHolder: AGENCY,
    starts: cue('收到转送、交办的事项', 'an agency receives it by transfer or assignment', 'PetitionTransferred', 'PetitionAssigned'),
    meets: cue('书面告知接收情况以及处理途径和程序', 'reception, route and procedure are told in writing', ...TOLD),
    onExpiry: NOTICE_MISSED,
  },
  'T-OBJECT': {
    owner: 'intake',
    dutyHolder: said('责任单位（权利）', 'responsible agency (a right)'),
    starts: cue('收到转送、交办的事项', 'an agency receives it by transfer or assignment', 'PetitionTransferred', 'PetitionAssigned'),
    meets: cue('提出异议', 'an objection is raised', 'ObjectionRaised'),
    onExpiry: said('异议权消灭，应当办理', 'the right lapses: the agency must handle the matter'),
  },
  'T-OBJECT-ANS': {
    owner: 'intake',
    dutyHolder: said('转送、交办单位', 'sender'),
    starts: cue('提出异议', 'an objection is raised', 'ObjectionRaised'),
    meets: cue('答复异议', 'it is answered', 'ObjectionAnswered'),
    onExpiry: said('提醒转送、交办单位', 'the sender is warned'),
  },
  'T-DEEMED': {
    owner: 'intake',
    dutyHolder: said('责任单位、乡镇街道、企业（仅申诉求决类）', 'agency, town or enterprise; appeals and requests only'),
    starts: cue(
      '告知期满，未受理、未提异议、未作不予受理',
      'the notice period ends without acceptance, objection or decline',
      'DutyMissed',
    ),
    meets: cue('视为受理', 'it is deemed accepted', 'AcceptanceDeemed'),
    onExpiry: said(
      '视为按第六种途径受理，办理期限起算；未告知记为逾期，由督办单位告知信访人',
      'deemed accepted on route 6: the handling limit starts; the missing notice is a missed duty, and the supervising office tells the petitioner',
    ),
  },
};
