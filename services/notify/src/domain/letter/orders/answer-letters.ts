import type {
  DataOf,
  DutyAnswered,
  HandlingExtended,
  OpinionIssued,
  PetitionClosed,
  SuggestionAnswered,
  WayShown,
} from '@huiyin/contracts';
import type { Sealed, StaffId } from '@huiyin/kernel';
import { dayOf } from '@huiyin/time';
import { factsFor, toOrganisation, type LettersFor } from '../order.js';
import { numberOf } from '../naming.js';
import { forPetitioners } from './recipients-of-letters.js';
import { standingReply } from './standing-reply.js';

/** L08 延期告知书, with the new day explained by the extended clock. */
export const extended: LettersFor<DataOf<typeof HandlingExtended>> = (data, scene) => {
  const { agency, days, reason, approvedBy, newLastDay } = data;
  const limit = { timers: ['T-HANDLE'], holder: agency, lastDay: newLastDay };

  return forPetitioners({ code: 'L08', issuer: agency, facts: factsFor('L08', { days, reason, approvedBy, newLastDay, limit }) }, scene);
};

/** L09 信访处理意见书 (REG-32, INV-3): to each petitioner on whom it must be served, with the superior and the right to review. */
export const opinionIssued: LettersFor<DataOf<typeof OpinionIssued>> = (data, scene) => {
  const { outcome, text, remedy, undertaker } = data;
  const facts = factsFor('L09', { ...text, outcome, remedyBodies: remedy.bodies, remedyDays: remedy.days, undertaker });

  return forPetitioners({ code: 'L09', issuer: data.agency, facts, ref: data.opinionId, copies: data.copies }, scene, data.petitioners);
};

/** L10 履职答复 (route 5). */
export const dutyAnswered: LettersFor<DataOf<typeof DutyAnswered>> = ({ agency, outcome, text }, scene) =>
  forPetitioners({ code: 'L10', issuer: agency, facts: factsFor('L10', { ...text, basis: 'duty', route: '5', outcome }) }, scene);

/** L10 程序导入告知书 (routes 1–4). */
export const wayShown: LettersFor<DataOf<typeof WayShown>> = ({ agency, route, procedure, body, reason }, scene) =>
  forPetitioners(
    { code: 'L10', issuer: agency, facts: factsFor('L10', { basis: 'way', route: String(route), procedure, body, reason }) },
    scene,
  );

/** L11 建议采纳答复. */
export const suggestionAnswered: LettersFor<DataOf<typeof SuggestionAnswered>> = ({ agency, outcome, reply }, scene) =>
  forPetitioners({ code: 'L11', issuer: agency, facts: factsFor('L11', { outcome, reply }) }, scene);

interface Answer {
  readonly request?: Sealed;
  readonly facts?: Sealed;
  readonly opinion?: Sealed;
  readonly legalBasis?: Sealed;
  readonly undertaker?: StaffId;
}

/** L26 办结报告: the agency reports an assigned matter back to the office that assigned it. */
export const closed: LettersFor<DataOf<typeof PetitionClosed>> = (data, scene) => {
  const { agency, assignedBy, reply } = data;
  if (agency === undefined || assignedBy === undefined) return [];
  const letter = standingReply(scene.state, { codes: ['L09', 'L10'], by: agency });
  const { request, facts, opinion, legalBasis, undertaker } = (letter?.facts ?? {}) as Answer;
  const served = reply.kind === 'served' ? { replyLetter: reply.letterId, replyServedOn: reply.servedOn } : {};

  return [
    {
      code: 'L26',
      issuer: agency,
      to: toOrganisation(assignedBy),
      facts: factsFor('L26', {
        outcome: data.outcome,
        closedOn: dayOf(data.closedAt),
        opinionNumber: numberOf(letter),
        request: request ?? scene.matter.content,
        facts,
        opinion,
        legalBasis,
        undertaker,
        ...served,
      }),
    },
  ];
};
