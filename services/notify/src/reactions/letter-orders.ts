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
  OpinionIssued,
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
  type DataOf,
  type EventDefinition,
} from '@huiyin/contracts';
import type { LettersFor } from '../domain/letter/order.js';
import * as answers from '../domain/letter/orders/answer-letters.js';
import * as hearings from '../domain/letter/orders/hearing-letters.js';
import * as passing from '../domain/letter/orders/passing-letters.js';
import * as registration from '../domain/letter/orders/registration-letters.js';
import * as reviews from '../domain/letter/orders/review-letters.js';
import * as supervision from '../domain/letter/orders/supervision-letters.js';

/** An event and the letters that it calls for. */
export interface LetterOrder {
  readonly definition: EventDefinition;
  readonly lettersFor: LettersFor<unknown>;
}

const order = <Definition extends EventDefinition>(definition: Definition, lettersFor: LettersFor<DataOf<Definition>>): LetterOrder => ({
  definition,
  lettersFor: lettersFor as LettersFor<unknown>,
});

/** domain.md §7.2: which event leads to which letters. */
export const LETTER_ORDERS: readonly LetterOrder[] = [
  order(PetitionLinked, registration.linked),
  order(UrgencyReported, registration.urgencyReported),
  order(PetitionWithdrawn, registration.withdrawn),
  order(PetitionTransferred, passing.transferred),
  order(PetitionAssigned, passing.assigned),
  order(ObjectionRaised, passing.objectionRaised),
  order(ObjectionAnswered, passing.objectionAnswered),
  order(PetitionAccepted, passing.accepted),
  order(AcceptanceDeemed, passing.acceptanceDeemed),
  order(PetitionDeclined, passing.declined),
  order(HandlingExtended, answers.extended),
  order(OpinionIssued, answers.opinionIssued),
  order(DutyAnswered, answers.dutyAnswered),
  order(WayShown, answers.wayShown),
  order(SuggestionAnswered, answers.suggestionAnswered),
  order(PetitionClosed, answers.closed),
  order(ReviewAccepted, reviews.reviewAccepted),
  order(ReviewRefused, reviews.reviewRefused),
  order(ReviewDecided, reviews.reviewDecided),
  order(HearingRightTold, hearings.hearingRightTold),
  order(HearingNoticed, hearings.hearingNoticed),
  order(HearingConcluded, hearings.hearingConcluded),
  order(ReminderIssued, supervision.reminderIssued),
  order(NoticeIssued, supervision.noticeIssued),
  order(SuggestionMade, supervision.suggestionMade),
  order(ExplanationDemanded, supervision.explanationDemanded),
  order(ReworkDemanded, supervision.reworkDemanded),
];
