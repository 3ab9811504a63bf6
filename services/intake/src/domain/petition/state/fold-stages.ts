import { asStaffId, type Instant, type OrgId } from '@huiyin/kernel';
import type { PetitionEvent } from '@huiyin/contracts';
import type { DataOfEvent, Matter, Passing } from './matter.js';
import { matterOf, type Registered } from './petition.js';
import { withoutSimple } from './without-simple.js';

/** What one event makes of a registered matter. Total: an event that does not fit the stage leaves it as it is. */
export type Fold<Name extends PetitionEvent['type']> = (petition: Registered, data: DataOfEvent<Name>, at: Instant) => Registered;

const withParty = (matter: Matter, org: OrgId): Matter =>
  matter.parties.includes(org) ? matter : { ...matter, parties: [...matter.parties, org] };

const passedTo = (petition: Registered, passing: Passing): Registered => {
  const matter = withParty({ ...matterOf(petition), path: [...petition.path, passing] }, passing.to);
  if (passing.capacity === 'office') return { ...matter, stage: 'triage', holder: passing.to };

  return { ...matter, stage: 'passed', holder: passing.to, passing };
};

export const foldTransferred: Fold<'PetitionTransferred'> = (petition, { from, to, receivedAt, capacity = 'agency' }) =>
  passedTo(petition, { from, to, receivedAt, capacity, way: 'transferred' });

export const foldAssigned: Fold<'PetitionAssigned'> = (petition, { from, to, receivedAt, limit, capacity = 'agency' }) =>
  passedTo(petition, { from, to, receivedAt, capacity, limit, way: 'assigned' });

export const foldObjectionRaised: Fold<'ObjectionRaised'> = (petition, { to }) =>
  petition.stage === 'passed' ? { ...petition, stage: 'objected', holder: to } : petition;

export const foldObjectionAnswered: Fold<'ObjectionAnswered'> = (petition, { agreed, by }) => {
  if (petition.stage !== 'objected') return petition;
  if (agreed) return { ...matterOf(petition), stage: 'triage', holder: by };

  return { ...petition, stage: 'passed', holder: petition.passing.to };
};

export const foldAccepted: Fold<'PetitionAccepted'> = (petition, { agency, route, acceptedAt, responsible }) => {
  const undertaker = asStaffId(responsible.undertaker);
  if (route === undefined) return { ...matterOf(petition), stage: 'studying', holder: agency };
  if (route === 5) return { ...matterOf(petition), stage: 'performing', holder: agency };
  if (petition.stage === 'handling') return { ...petition, handling: { ...petition.handling, deemed: false, undertaker } };

  return {
    ...matterOf(petition),
    stage: 'handling',
    holder: agency,
    handling: { since: acceptedAt, deemed: false, extended: false, undertaker },
  };
};

export const foldDeemed: Fold<'AcceptanceDeemed'> = (petition, { agency, deemedAt }) => ({
  ...matterOf(petition),
  stage: 'handling',
  holder: agency,
  handling: { since: deemedAt, deemed: true, extended: false },
});

export const foldExtended: Fold<'HandlingExtended'> = (petition) =>
  petition.stage === 'handling' ? { ...petition, handling: { ...petition.handling, extended: true } } : petition;

export const foldReopened: Fold<'HandlingReopened'> = (petition, { agency, requestId }, at) => {
  const reviews = petition.reviews.map((review) => (review.requestId === requestId ? { ...review, reopened: true } : review));
  const redo = requestId === undefined ? {} : { redo: { requestId, consented: false } };

  return {
    ...matterOf(withoutSimple(petition)),
    reviews,
    stage: 'handling',
    holder: agency,
    handling: { since: at, deemed: false, extended: false, ...redo },
  };
};

export const foldConsent: Fold<'RedoConsentNoted'> = (petition) => {
  if (petition.stage !== 'handling' || petition.handling.redo === undefined) return petition;

  return { ...petition, handling: { ...petition.handling, redo: { ...petition.handling.redo, consented: true } } };
};
