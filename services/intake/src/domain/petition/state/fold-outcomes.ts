import type { PetitionEvent } from '@huiyin/contracts';
import type { LocalDate } from '@huiyin/kernel';
import type { Fold } from './fold-stages.js';
import { outcomeOf } from './outcome.js';
import { matterOf, type Registered } from './petition.js';

/** An event that decides the matter: the reply is now on its way. The body that decided stays the holder until it is served. */
export const foldOutcome = (petition: Registered, event: PetitionEvent): Registered => {
  const outcome = outcomeOf(event);
  if (outcome === undefined) return petition;
  const opinions = outcome.kind === 'opinion' ? petition.opinions + 1 : petition.opinions;

  return { ...matterOf(petition), opinions, stage: 'replying', holder: outcome.body, outcome };
};

export const foldServed: Fold<'ReplyServed'> = (petition, { letterId, code, ref, persons, servedOn }) => ({
  ...petition,
  services: [...petition.services, { letterId, code, persons, servedOn, ...(ref === undefined ? {} : { ref }) }],
});

export const foldClosed: Fold<'PetitionClosed'> = (petition, { reply, closedAt }) => {
  if (petition.stage !== 'replying') return petition;

  return { ...matterOf(petition), stage: 'closed', outcome: petition.outcome, reply, closedAt };
};

export const foldEnded: Fold<'ProcedureEnded'> = (petition, { ground, endedAt }) =>
  petition.stage === 'closed' ? { ...petition, stage: 'ended', ground, endedAt } : petition;

export const foldProcedureReopened: Fold<'ProcedureReopened'> = (petition) => {
  if (petition.stage !== 'ended') return petition;
  const { outcome, reply, closedAt } = petition;

  return { ...matterOf(petition), stage: 'closed', outcome, reply, closedAt };
};

/** The old date stays in the history; the state holds the right one. */
export const correctedServices = (petition: Registered, letterId: string, servedOn: LocalDate): Registered => ({
  ...petition,
  services: petition.services.map((service) => (service.letterId === letterId ? { ...service, servedOn } : service)),
});
