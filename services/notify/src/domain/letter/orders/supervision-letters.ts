import type { DataOf, ExplanationDemanded, NoticeIssued, ReminderIssued, ReworkDemanded, SuggestionMade } from '@huiyin/contracts';
import { dayOf, daysBetween } from '@huiyin/time';
import { factsFor, toOrganisation, type LettersFor } from '../order.js';

/** L20 催办单 (S0-19): how many days the limit has passed. */
export const reminderIssued: LettersFor<DataOf<typeof ReminderIssued>> = ({ itemId, body, supervisor, n, timer, lastDay, issuedAt }) => [
  {
    code: 'L20',
    issuer: supervisor,
    to: toOrganisation(body),
    facts: factsFor('L20', { body, n, timer, lastDay, daysOver: daysBetween(lastDay, dayOf(issuedAt)) }),
    ref: itemId,
  },
];

/** L21 督办函. */
export const noticeIssued: LettersFor<DataOf<typeof NoticeIssued>> = ({ itemId, body, supervisor, ground, demand, replyBy }) => [
  { code: 'L21', issuer: supervisor, to: toOrganisation(body), facts: factsFor('L21', { body, ground, demand, replyBy }), ref: itemId },
];

/** L23 三项建议: to the body that must answer whether it adopts it (Regulation Art. 40). */
export const suggestionMade: LettersFor<DataOf<typeof SuggestionMade>> = (data) => {
  const { body, kind, ground, facts, answerBy } = data;

  return [
    {
      code: 'L23',
      issuer: data.by,
      to: toOrganisation(data.to),
      facts: factsFor('L23', { body, kind, ground, facts, answerBy }),
      ref: data.suggestionId,
    },
  ];
};

/** L24 责成说明情况通知 (S0-23). */
export const explanationDemanded: LettersFor<DataOf<typeof ExplanationDemanded>> = ({ itemId, body, supervisor, facts, replyBy }) => [
  { code: 'L24', issuer: supervisor, to: toOrganisation(body), facts: factsFor('L24', { body, facts, replyBy }), ref: itemId },
];

/** L25 退回重办通知 (S0-25). */
export const reworkDemanded: LettersFor<DataOf<typeof ReworkDemanded>> = ({
  itemId,
  body,
  supervisor,
  missing,
  reason,
  replyBy,
  round,
}) => [
  {
    code: 'L25',
    issuer: supervisor,
    to: toOrganisation(body),
    facts: factsFor('L25', { body, missing, reason, replyBy, round }),
    ref: itemId,
  },
];
