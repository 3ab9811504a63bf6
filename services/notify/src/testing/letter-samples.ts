import {
  AcceptanceDeemed,
  DutyAnswered,
  ExplanationDemanded,
  HandlingExtended,
  HearingConcluded,
  HearingNoticed,
  HearingRightTold,
  NoticeIssued,
  ObjectionAnswered,
  ObjectionRaised,
  PetitionAccepted,
  PetitionAssigned,
  PetitionClosed,
  PetitionDeclined,
  PetitionLinked,
  PetitionTransferred,
  PetitionWithdrawn,
  ReminderIssued,
  ReviewAccepted,
  ReviewDecided,
  ReviewRefused,
  ReworkDemanded,
  SuggestionAnswered,
  SuggestionMade,
  UrgencyReported,
  WayShown,
  type LetterEvent,
} from '@huiyin/contracts';
import { asOrgId, asRegionCode, asStaffId, type Decide, type Instant, type LocalDate } from '@huiyin/kernel';
import { dayOf, heldBy, startClock } from '@huiyin/time';
import { noteLimit } from '../domain/letter/note-limit.js';
import { noteMatter } from '../domain/letter/note-matter.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { orderLetters } from '../domain/letter/order.js';
import { closed, dutyAnswered, extended, opinionIssued, suggestionAnswered, wayShown } from '../domain/letter/orders/answer-letters.js';
import { hearingConcluded, hearingNoticed, hearingRightTold } from '../domain/letter/orders/hearing-letters.js';
import {
  acceptanceDeemed,
  accepted,
  assigned,
  declined,
  objectionAnswered,
  objectionRaised,
  transferred,
} from '../domain/letter/orders/passing-letters.js';
import { linked, urgencyReported, withdrawn } from '../domain/letter/orders/registration-letters.js';
import { reviewAccepted, reviewDecided, reviewRefused } from '../domain/letter/orders/review-letters.js';
import {
  explanationDemanded,
  noticeIssued,
  reminderIssued,
  reworkDemanded,
  suggestionMade,
} from '../domain/letter/orders/supervision-letters.js';
import { EMPTY_SCENE } from '@huiyin/testing/domain';
import { CITY } from './city.js';
import { heard, opinion, registration, sealedAs } from './matters.js';

type Step = Decide<Letters, LetterEvent>;

export const OPINION = {
  request: sealedAs('请求今年供暖前更换和平小区二期供热管网。'),
  facts: sealedAs('经查，和平小区二期供热管网建于二〇〇一年，已超过设计使用年限。\n去年供暖期室温多次低于规定标准，维修记录共十一次。'),
  opinion: sealedAs('我局将和平小区二期列入今年老旧管网改造计划，于供暖前完成更换。'),
  legalBasis: sealedAs('《城市供热条例》第二十条、《信访工作条例》第三十二条。'),
};
const ACCEPTED: Instant = '2026-08-10T02:00:00.000Z' as Instant;
const ZJJ = asOrgId('q-zjj');
const C_ZJJ = asOrgId('c-zjj');
const HEARD_AT = '2026-11-16T01:30:00.000Z' as Instant;

const person = (id: string, name: string, representative = false) => ({
  id,
  name: sealedAs(name),
  phone: sealedAs('19900001001'),
  address: sealedAs('云州市清河区和平街道光明路3号'),
  marks: [],
  representative,
  electronic: false,
});

const base = registration(person('p1', '陈一'));
const REGISTERED = noteMatter({
  ...base,
  data: {
    ...base.data,
    number: 'XF99010220260803000019',
    title: sealedAs('小区供热管网老化'),
    content: sealedAs('和平小区二期供热管道多年未换，去年冬天室温不到十四度，多次报修只是临时堵漏，请求今年供暖前更换管网。'),
    queryCode: sealedAs('7K4M9Q'),
  },
});

const CLOCK = startClock(
  { timer: 'T-HANDLE', holder: heldBy(ZJJ), region: asRegionCode('990102'), cause: 'PetitionAccepted', at: ACCEPTED },
  { ...EMPTY_SCENE, at: ACCEPTED, directory: CITY },
);
const noteClock: Step = noteLimit({ name: 'intake-2', data: { clock: CLOCK, withheld: { scope: 'none', seq: 0 } } });
const NEW_DAY = '2026-11-09' as LocalDate;

const acceptance = heard(PetitionAccepted, { receivedAt: '2026-08-05T02:00:00.000Z' as Instant, acceptedAt: ACCEPTED });
const { route: _route, ...ofSuggestion } = acceptance.data;
const issued = opinion('p1');
const ordersOpinion = orderLetters({ ...issued, data: { ...issued.data, text: OPINION, copies: [asOrgId('q-xfj')] } }, opinionIssued);
const notice = heard(HearingNoticed, {
  organiser: C_ZJJ,
  at: HEARD_AT,
  presiding: asStaffId('c-zjj:presiding'),
  panel: [asStaffId('c-zjj:panel-1')],
  recorder: asStaffId('c-zjj:recorder'),
});
const review = { reviewer: C_ZJJ, inNameOf: C_ZJJ, below: ZJJ, text: OPINION } as const;

/** What happened before each letter, the last step ordering it, on a matter that is registered. */
export const LETTER_SAMPLES: Readonly<Record<string, readonly Step[]>> = {
  L01: [noteClock, orderLetters(acceptance, accepted)],
  'L01 route 5': [orderLetters(heard(PetitionAccepted, { route: 5 }), accepted)],
  'L01 suggestion': [orderLetters({ ...acceptance, data: ofSuggestion }, accepted)],
  L02: [orderLetters(heard(PetitionDeclined), declined)],
  L04: [orderLetters(heard(PetitionTransferred), transferred)],
  'L04 assigned': [orderLetters(heard(PetitionAssigned), assigned)],
  L05: [orderLetters(heard(PetitionTransferred), transferred)],
  'L05 assigned': [orderLetters(heard(PetitionAssigned), assigned)],
  L06: [orderLetters(heard(ObjectionRaised, { reasons: sealedAs('该小区供热设施由市供热公司管理') }), objectionRaised)],
  'L06 answered': [
    orderLetters(heard(ObjectionAnswered, { agreed: false, reasons: sealedAs('管网改造属于你单位职责') }), objectionAnswered),
  ],
  L08: [noteClock, orderLetters(heard(HandlingExtended, { newLastDay: NEW_DAY, reason: sealedAs('需要委托检测') }), extended)],
  L09: [ordersOpinion],
  L10: [orderLetters(heard(WayShown), wayShown)],
  'L10 duty': [orderLetters(heard(DutyAnswered, { text: OPINION }), dutyAnswered)],
  L11: [orderLetters(heard(SuggestionAnswered, { reply: sealedAs('站台雨棚已列入年度计划。') }), suggestionAnswered)],
  L13: [orderLetters(heard(ReviewAccepted, review), reviewAccepted)],
  'L13 refused': [orderLetters(heard(ReviewRefused, review), reviewRefused)],
  L14: [ordersOpinion, orderLetters(heard(ReviewDecided, { ...review, outcome: '3', redoLimit: 30 }), reviewDecided)],
  L15: [orderLetters(heard(ReviewDecided, { ...review, level: 're-review', outcome: '2' }), reviewDecided)],
  L16: [orderLetters(heard(HearingRightTold, { organiser: C_ZJJ, days: 7 }), hearingRightTold)],
  L17: [orderLetters(notice, hearingNoticed)],
  L19: [
    orderLetters(notice, hearingNoticed),
    orderLetters(heard(HearingConcluded, { organiser: C_ZJJ, finding: sealedAs('多数听证员认为应当认定连续工龄。') }), hearingConcluded),
  ],
  L20: [orderLetters(heard(ReminderIssued, { lastDay: dayOf(ACCEPTED), issuedAt: '2026-08-14T02:00:00.000Z' as Instant }), reminderIssued)],
  L21: [orderLetters(heard(NoticeIssued, { demand: sealedAs('立即组织更换管网，并书面说明逾期原因。') }), noticeIssued)],
  L23: [orderLetters(heard(SuggestionMade, { facts: sealedAs('两次催办、一次督办均未在期限内反馈。') }), suggestionMade)],
  L24: [orderLetters(heard(ExplanationDemanded, { facts: sealedAs('督办期限届满仍未反馈。') }), explanationDemanded)],
  L25: [
    orderLetters(
      heard(ReworkDemanded, { missing: ['facts-clear', 'material-complete'], reason: sealedAs('未附检测报告。') }),
      reworkDemanded,
    ),
  ],
  L26: [ordersOpinion, orderLetters(heard(PetitionClosed, { assignedBy: asOrgId('c-xfj') }), closed)],
  L33: [orderLetters(heard(PetitionLinked), linked)],
  'L33 deemed': [noteClock, orderLetters(heard(AcceptanceDeemed), acceptanceDeemed)],
  L34: [orderLetters(heard(UrgencyReported), urgencyReported)],
  L35: [],
  L36: [orderLetters(heard(PetitionWithdrawn), withdrawn)],
};

export { REGISTERED };
