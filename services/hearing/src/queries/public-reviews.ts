import { publicClock, publicClocks, untilEndOf, type Askers, type NextStep, type PetitionerAction } from '@huiyin/host';
import type { Clock, Directory, OrgId } from '@huiyin/kernel';
import { requestsOf, type Hearing, type Request, type Review } from '../domain/review/index.js';

/** What the clock of a right opens to its holder (domain.md §2). */
const OPENED: Readonly<Record<string, PetitionerAction>> = {
  'T-REVIEW-REQ': 'apply-for-review',
  'T-REREVIEW-REQ': 'apply-for-re-review',
  'T-HEAR-APPLY': 'apply-for-hearing',
};

const isOf =
  ({ persons }: Askers) =>
  ({ holder }: Clock): boolean =>
    holder.kind === 'organisation' || persons.has(holder.person);

const ownRequests = (review: Review, { persons }: Askers): readonly Request[] =>
  requestsOf(review).filter(({ person }) => persons.has(person));

/** Bodies for a re-review: those that the newest review opinion names (INV-3). */
const named = (own: readonly Request[]): readonly OrgId[] =>
  own.flatMap(({ decided }) => (decided?.remedy ? [decided.remedy.bodies] : [])).at(-1) ?? [];

const bodiesFor = (action: PetitionerAction, review: Review, own: readonly Request[]): readonly OrgId[] => {
  if (action === 'apply-for-review') return review.opinion?.remedy.bodies ?? [];
  if (action === 'apply-for-re-review') return named(own);

  return own.filter(({ hearing }) => hearing.stage === 'told').map(({ reviewer }) => reviewer);
};

/** 救济权利: what is open to the petitioner, where, and until when: his running rights, and nothing that is counted here. */
export const nextInReview = (review: Review, askers: Askers, directory: Directory): readonly NextStep[] => {
  const own = ownRequests(review, askers);

  return Object.values(review.clocks)
    .filter((clock) => clock.nature === 'right' && clock.state === 'running' && isOf(askers)(clock))
    .flatMap((clock) => {
      const action = OPENED[clock.timer];
      if (action === undefined) return [];
      const at = bodiesFor(action, review, own).map((org) => directory.organisations.get(org)?.name ?? org);

      return [untilEndOf({ action, at }, publicClock(clock, directory))];
    });
};

const hearingView = (hearing: Hearing): object => ({
  stage: hearing.stage,
  ...('notice' in hearing && hearing.stage !== 'suspended' ? { at: hearing.notice.at, place: hearing.notice.place } : {}),
  ...(hearing.stage === 'held' ? { heldOn: hearing.heldOn } : {}),
  ...(hearing.stage === 'concluded' ? { concludedOn: hearing.concludedOn } : {}),
});

/** 复查复核与听证 as the petitioner is shown them: his own requests and their hearings, the clocks with their reasons, and what he can do. */
export const publicReviews = (review: Review, askers: Askers, directory: Directory) => ({
  requests: ownRequests(review, askers).map(({ level, reviewer, requestedOn, stage, refusedFor, decided, hearing }) => ({
    ...{ level, requestedOn, stage, reviewer: directory.organisations.get(reviewer)?.name ?? reviewer },
    ...(refusedFor === undefined || stage !== 'refused' ? {} : { refusedFor }),
    ...(decided === undefined ? {} : { outcome: decided.outcome }),
    hearing: hearingView(hearing),
  })),
  clocks: publicClocks(Object.values(review.clocks).filter(isOf(askers)), directory),
  next: nextInReview(review, askers, directory),
  ended: review.ended,
});
