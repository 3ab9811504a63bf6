import { AGENCY, cue, OFFICE, said, SUPERVISOR, type Told } from './told.js';

export const SUPERVISION_TOLD: Readonly<Record<string, Told>> = {
  'T-URGE': {
    owner: 'supervision',
    dutyHolder: SUPERVISOR,
    starts: cue('期限届满仍未答复', 'a limit has passed, and there is no reply', 'DutyMissed', 'ReminderIssued'),
    meets: cue('答复或者不再需要催办', 'the reply comes, or nothing is left to remind of', 'FeedbackRecorded', 'ItemClosed'),
    onExpiry: said('发出催办单', 'a reminder for reply is issued'),
  },
  'T-SUP-REPLY': {
    owner: 'supervision',
    dutyHolder: AGENCY,
    starts: cue('督办函送达', 'the supervision notice is served', 'LetterServed'),
    meets: cue('书面答复', 'it is answered in writing', 'FeedbackRecorded'),
    onExpiry: said('进入督办下一步', 'the next step of the ladder'),
  },
  'T-SUP-REPORT': {
    owner: 'supervision',
    dutyHolder: SUPERVISOR,
    starts: cue('领导交办的督办事项办结', 'supervision that a leader assigned is finished', 'ItemClosed'),
    meets: cue('报送督查报告', 'the report is handed in', 'SupervisionReported'),
    onExpiry: said('提醒督办单位', 'the supervising office is warned'),
  },
  'T-ACC-SUGGEST': {
    owner: 'supervision',
    dutyHolder: OFFICE,
    starts: cue('第二个步骤落空', 'the second step has failed', 'StepFailed'),
    meets: cue('提出追究责任建议', 'the accountability suggestion is made', 'SuggestionMade'),
    onExpiry: said('提醒信访部门', 'the petition office is warned'),
  },
  'T-SUGGEST-ANS': {
    owner: 'supervision',
    dutyHolder: AGENCY,
    starts: cue('建议书送达', 'the suggestion is served', 'LetterServed'),
    meets: cue('书面答复是否采纳', 'it is answered in writing whether it is adopted', 'SuggestionReplied'),
    onExpiry: said('督办', 'supervision'),
  },
  'T-ARCHIVE': {
    owner: 'archive',
    dutyHolder: AGENCY,
    starts: cue('办结', 'the matter is closed', 'PetitionClosed'),
    meets: cue('归档', 'its dossier is archived', 'DossierSealed'),
    onExpiry: said('提醒责任单位', 'the agency is warned'),
  },
};
