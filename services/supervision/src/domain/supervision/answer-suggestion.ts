import { ignored, recorded, refused, type Decision, type LocalDate, type Moment, type OrgId, type Sealed } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { instantOfDay, isToCome } from './day-of-fact.js';
import { endOversight } from './end-oversight.js';
import { inTurn } from './in-turn.js';
import { begun, ownClock } from './own-clock.js';
import { meetClock } from './meet-clock.js';
import { isUnanswered, type Suggestion } from './suggestion.state.js';
import type { Adoption } from './supervision.terms.js';
import type { Rule } from './supervision-event.js';

const waitsFor = (one: Suggestion, org: OrgId): boolean => one.to === org && one.answer === undefined && isUnanswered(one);

/** The time for the written answer runs from the service of the suggestion (T-SUGGEST-ANS, REG-40d). */
export const startAnswerClock =
  ({ org, servedOn, ref }: { readonly org: OrgId; readonly servedOn: LocalDate; readonly ref?: string }): Rule =>
  (state, moment) =>
    state.suggestions.some((one) => waitsFor(one, org) && (ref === undefined || one.id === ref))
      ? recorded(begun(ownClock({ timer: 'T-SUGGEST-ANS', org, cause: 'LetterServed', at: servedOn }, state, moment)))
      : ignored('no-suggestion-waits-for-service');

export interface AnswerSuggestion {
  readonly suggestionId: string;
  readonly adopted: Adoption;
  readonly reason?: Sealed;
  readonly repliedOn: LocalDate;
}

/** The body answers on the platform, or the office that suggested records what it received. */
const mayRecord = (suggestion: Suggestion, day: LocalDate, moment: Moment): Decision<never> | undefined => {
  const { actor } = moment;
  const bySupervisor = actor.org === suggestion.by;
  if (!bySupervisor && actor.org !== suggestion.to) return refused('supervision.not-the-addressee');
  const denied = authorise(actor, bySupervisor ? 'supervise' : 'answer-suggestion');
  if (denied !== undefined) return denied;

  return isToCome(day, moment) ? refused('supervision.date-in-future', { day }) : undefined;
};

export const aboutSuggestion = ({ id, itemId, body, by, to }: Suggestion) => ({ suggestionId: id, itemId, body, by, to });

/** 建议采纳情况反馈: adopted, partly or not; what is not adopted needs a reason (REG-40d, INV-8). */
export const answerSuggestion =
  ({ suggestionId, adopted, reason, repliedOn }: AnswerSuggestion): Rule =>
  (state, moment) => {
    const suggestion = state.suggestions.find(({ id }) => id === suggestionId);
    if (suggestion === undefined) return refused('suggestion.not-found', { suggestionId });
    const denied = mayRecord(suggestion, repliedOn, moment);
    if (denied !== undefined) return denied;
    if (!isUnanswered(suggestion)) return refused('supervision.suggestion-already-answered');
    if (adopted === 'not-adopted' && reason === undefined) return refused('supervision.answer-needs-reason');
    const met = meetClock(suggestion.answer, { cause: 'SuggestionReplied', at: instantOfDay(repliedOn, moment) });
    const given = { ...aboutSuggestion(suggestion), adopted, ...(reason === undefined ? {} : { reason }), repliedOn };

    return inTurn(met, () => recorded({ type: 'SuggestionReplied', data: given }), endOversight)(state, moment);
  };

export interface RecordOutcome {
  readonly suggestionId: string;
  readonly outcome: Sealed;
  readonly decidedOn: LocalDate;
}

/** 问责结果: what the competent body decided is recorded as it was told; nothing is decided here (S1-18). */
export const recordOutcome =
  ({ suggestionId, outcome, decidedOn }: RecordOutcome): Rule =>
  (state, moment) => {
    const suggestion = state.suggestions.find(({ id }) => id === suggestionId);
    if (suggestion === undefined) return refused('suggestion.not-found', { suggestionId });
    const denied = mayRecord(suggestion, decidedOn, moment);
    if (denied !== undefined) return denied;
    if (suggestion.outcomeRecorded) return refused('supervision.outcome-already-recorded');

    return recorded({ type: 'OutcomeRecorded', data: { ...aboutSuggestion(suggestion), outcome, decidedOn } });
  };
