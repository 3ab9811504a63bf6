import type { Evaluation, Invitation } from './evaluation.state.js';
import type { Suggestion } from './suggestion.state.js';
import type { Supervision } from './supervision.state.js';
import type { Fact, Folds } from './supervision-event.js';

const withSuggestion = (state: Supervision, id: string, change: Partial<Suggestion>): Supervision => ({
  ...state,
  suggestions: state.suggestions.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** Suggestions, their answers and what the competent bodies decided. */
export const suggestionFolds: Folds = {
  SuggestionMade: (state, fact) => ({
    ...state,
    suggestions: [
      ...state.suggestions,
      {
        id: fact.suggestionId,
        itemId: fact.itemId,
        kind: fact.kind,
        body: fact.body,
        by: fact.by,
        to: fact.to,
        outcomeRecorded: false,
      },
    ],
  }),
  SuggestionReplied: (state, fact) => withSuggestion(state, fact.suggestionId, { adopted: fact.adopted }),
  OutcomeRecorded: (state, fact) => withSuggestion(state, fact.suggestionId, { outcomeRecorded: true }),
};

const invitationOf = (fact: Fact<'EvaluationInvited'>): Invitation => ({
  office: fact.office,
  ...(fact.agency === undefined ? {} : { agency: fact.agency }),
  person: fact.person,
  until: fact.until,
  ...(fact.letterId === undefined ? {} : { letterId: fact.letterId }),
});

const given = (evaluation: Evaluation, fact: Fact<'EvaluationGiven'>): Evaluation => {
  if (evaluation.stage === 'none') return evaluation;
  const times = evaluation.stage === 'given' ? evaluation.times + 1 : 1;

  return { stage: 'given', invitation: evaluation.invitation, scores: { office: fact.office, agency: fact.agency }, times };
};

const moved = ({ evaluation }: Supervision, { until, reopened }: Fact<'EvaluationWindowMoved'>): Evaluation => {
  if (evaluation.stage === 'none') return evaluation;
  const invitation = { ...evaluation.invitation, until };

  return reopened ? { stage: 'invited', invitation } : { ...evaluation, invitation };
};

/** The evaluation and the follow-ups that come of it. */
export const evaluationFolds: Folds = {
  EvaluationInvited: (state, fact) => ({ ...state, evaluation: { stage: 'invited', invitation: invitationOf(fact) } }),
  EvaluationWindowMoved: (state, fact) => ({ ...state, evaluation: moved(state, fact) }),
  EvaluationGiven: (state, fact) => ({ ...state, evaluation: given(state.evaluation, fact) }),
  EvaluationLapsed: (state) =>
    state.evaluation.stage === 'none' ? state : { ...state, evaluation: { stage: 'lapsed', invitation: state.evaluation.invitation } },
  FollowUpOpened: (state, fact) => ({
    ...state,
    followUps: [...state.followUps, { id: fact.followUpId, holder: fact.holder, duty: fact.duty, why: fact.why, done: false }],
  }),
  FollowUpRecorded: (state, fact) => ({
    ...state,
    followUps: state.followUps.map((one) => (one.id === fact.followUpId ? { ...one, done: true } : one)),
  }),
};
