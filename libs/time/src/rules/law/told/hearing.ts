import { cue, HEARING_BODY, PETITIONER, said, type Told } from './told.js';

const WARNED = said('提醒听证组织单位', 'the body that holds the hearing is warned');

export const HEARING_TOLD: Readonly<Record<string, Told>> = {
  'T-HEAR-APPLY': {
    owner: 'hearing',
    dutyHolder: PETITIONER,
    starts: cue('告知听证权利', 'the right to a hearing is told', 'LetterServed'),
    meets: cue('申请听证', 'a hearing is applied for', 'HearingApplied'),
    onExpiry: said('权利期限届满', 'the window closes'),
  },
  'T-HEAR-DECIDE': {
    owner: 'hearing',
    dutyHolder: HEARING_BODY,
    starts: cue('收到听证申请', 'the application is received', 'HearingApplied'),
    meets: cue('决定是否听证', 'it is decided whether a hearing is held', 'HearingGranted', 'HearingRefused'),
    onExpiry: WARNED,
  },
  'T-HEAR-HOLD': {
    owner: 'hearing',
    dutyHolder: HEARING_BODY,
    starts: cue('决定举行听证', 'a hearing is granted', 'HearingGranted'),
    meets: cue('举行听证', 'the hearing is held', 'HearingHeld'),
    onExpiry: WARNED,
  },
  'T-HEAR-NOTICE': {
    owner: 'hearing',
    dutyHolder: HEARING_BODY,
    starts: cue('自听证日倒推', 'counted back from the day of the hearing', 'HearingNoticed'),
    meets: cue('书面通知听证', 'the hearing is notified in writing', 'HearingNoticed'),
    onExpiry: said('未经同意不得提前举行', 'it cannot be held earlier without consent'),
  },
  'T-HEAR-RESULT': {
    owner: 'hearing',
    dutyHolder: HEARING_BODY,
    starts: cue('听证结束', 'the hearing is closed', 'HearingHeld'),
    meets: cue('作出听证结论并送达', 'the finding is made and served', 'HearingConcluded'),
    onExpiry: WARNED,
  },
};
