import type { DataOf, HearingConcluded, HearingNoticed, HearingRefused, HearingRightTold } from '@huiyin/contracts';
import type { Instant, StaffId } from '@huiyin/kernel';
import { factsFor, toPerson, type LettersFor } from '../order.js';
import type { Letter } from '../letters.state.js';
import { forPetitioners } from './recipients-of-letters.js';

/** L16 听证告知书 (S2-13): the days to apply run from its service, so the letter names no date. */
export const hearingRightTold: LettersFor<DataOf<typeof HearingRightTold>> = ({ requestId, organiser, person, days }) => [
  {
    code: 'L16',
    issuer: organiser,
    to: toPerson(person),
    facts: factsFor('L16', { applyDays: days }),
    ref: requestId,
  },
];

/** L18 不予听证告知书: ground and reason, to the one who applied. */
export const hearingRefused: LettersFor<DataOf<typeof HearingRefused>> = (data) => {
  const { organiser, person, ground, reason, appliedOn, hearingId } = data;
  const facts = factsFor('L18', { kind: 'refusal', ground, reasons: reason, appliedOn });

  return [{ code: 'L18', issuer: organiser, to: toPerson(person), facts, ref: hearingId }];
};

/** L17 听证通知书. */
export const hearingNoticed: LettersFor<DataOf<typeof HearingNoticed>> = (data) => {
  const { at, place, presiding, panel, recorder, procedure } = data;
  const facts = factsFor('L17', { at, place, presiding, panel, recorder, procedure, public: data.public ? 'yes' : 'no' });

  return [{ code: 'L17', issuer: data.organiser, to: toPerson(data.person), facts, ref: data.hearingId }];
};

interface Notice {
  readonly at?: Instant;
  readonly place?: string;
  readonly presiding?: StaffId;
  readonly panel?: readonly StaffId[];
  readonly recorder?: StaffId;
}

/** L19 听证报告(意见)书: to the one who was told of the hearing; where and before whom stands in the notice. */
export const hearingConcluded: LettersFor<DataOf<typeof HearingConcluded>> = (data, scene) => {
  const notice: Letter | undefined = scene.state.letters.findLast(({ code, ref }) => code === 'L17' && ref === data.hearingId);
  const { at, place, presiding, panel, recorder } = (notice?.facts ?? {}) as Notice;
  const inFavour = data.votes.filter(({ infavour }) => infavour).length;
  const facts = factsFor('L19', {
    finding: data.finding,
    inFavour,
    against: data.votes.length - inFavour,
    concludedOn: data.concludedOn,
    heldAt: at,
    place,
    presiding,
    panel,
    recorder,
  });
  const draft = { code: 'L19', issuer: data.organiser, facts, ref: data.hearingId } as const;

  return notice === undefined ? forPetitioners(draft, scene) : [{ ...draft, to: notice.addressee }];
};
