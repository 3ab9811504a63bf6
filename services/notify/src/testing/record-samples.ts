import {
  FollowUpRecorded,
  HearingNoticed,
  HearingRefused,
  HearingSuspended,
  LeaderCommented,
  LeaderReadingAsked,
  NoticeIssued,
  SupervisionReported,
  VisitRecorded,
  type LetterEvent,
} from '@huiyin/contracts';
import { asOrgId, asStaffId, type Decide } from '@huiyin/kernel';
import type { Letters } from '../domain/letter/letters.state.js';
import { orderLetters } from '../domain/letter/order.js';
import { hearingNoticed, hearingRefused } from '../domain/letter/orders/hearing-letters.js';
import { completeReading, leaderReadingAsked } from '../domain/letter/orders/reading-letters.js';
import { noticeIssued } from '../domain/letter/orders/supervision-letters.js';
import { followUpRecorded, supervisionReported, visitRecorded } from '../domain/letter/orders/supervision-records.js';
import { suspendHearing } from '../domain/letter/suspend-hearing.js';
import { heard, sealedAs } from './matters.js';

type Step = Decide<Letters, LetterEvent>;

const XFJ = asOrgId('q-xfj');
const members = [asStaffId('q-xfj:supervisor'), asStaffId('q-xfj:registrar')];
export const notice: Step = orderLetters(heard(NoticeIssued, { demand: sealedAs('立即组织更换管网。') }), noticeIssued);
export const visit: Step = orderLetters(
  heard(VisitRecorded, { members, findings: sealedAs('更换方案已经编制，尚未确定施工单位。') }),
  visitRecorded,
);
export const report: Step = orderLetters(
  heard(SupervisionReported, { by: asStaffId('q-xfj:supervisor'), report: sealedAs('逾期原因是招标程序启动较晚，已责成九月底前完成。') }),
  supervisionReported,
);
export const refusedHearing: Step = orderLetters(
  heard(HearingRefused, { organiser: asOrgId('c-zjj'), reason: sealedAs('本事项已于二〇二六年五月举行听证。') }),
  hearingRefused,
);
export const suspension = heard(HearingSuspended, { organiser: asOrgId('c-zjj') });
export const suspended: readonly Step[] = [
  orderLetters(heard(HearingNoticed, { organiser: asOrgId('c-zjj') }), hearingNoticed),
  suspendHearing(suspension),
];
export const followUp: Step = orderLetters(
  heard(FollowUpRecorded, { holder: XFJ, by: asStaffId('q-xfj:registrar'), note: sealedAs('电话说明更换计划和工期。') }),
  followUpRecorded,
);
export const reading: Step = orderLetters(
  heard(LeaderReadingAsked, { draft: sealedAs('拟转区住房和城乡建设局办理，限期反馈。') }),
  leaderReadingAsked(asStaffId('q-xfj:registrar')),
);
export const commented: Step = completeReading(heard(LeaderCommented, { comment: sealedAs('同意，供暖前务必解决。') }));

/** Letters and records that events call for: what happened before each, the last step ordering it. */
export const RECORD_SAMPLES: Readonly<Record<string, readonly Step[]>> = {
  L18: [refusedHearing],
  'L22 record': [notice, visit],
  'L22 report': [notice, visit, report],
  L27: [followUp],
  L29: [reading],
  'L29 commented': [reading, commented],
  'L33 suspended': suspended,
};
