import { newerWithheld, NOT_WITHHELD, type Instant, type LocalDate, type RegionCode, type Sealed } from '@huiyin/kernel';
import { correctedServices } from './fold-outcomes.js';
import type { Fold } from './fold-stages.js';
import type { DataOfEvent, Matter } from './matter.js';
import { matterOf, type InTriage, type Registered } from './petition.js';

export const foldRegistered = ({ withheld, ...facts }: DataOfEvent<'PetitionRegistered'>): InTriage => ({
  facts,
  withheld: newerWithheld(NOT_WITHHELD, withheld),
  clocks: {},
  path: [],
  parties: [facts.registeredBy],
  links: [],
  candidates: [],
  services: [],
  reviews: [],
  urgencyReported: false,
  readings: [],
  opinions: 0,
  stage: 'triage',
  holder: facts.registeredBy,
});

export const foldUrgency: Fold<'UrgencyReported'> = (petition, { to }) => ({
  ...petition,
  urgencyReported: true,
  parties: [...new Set([...petition.parties, ...to])],
});

export const foldRelations: Fold<'RelationProposed'> = (petition, { candidates }) => ({ ...petition, candidates });

export const foldLinked: Fold<'PetitionLinked'> = (petition, { to, toNumber, relation, asOf }) => ({
  ...petition,
  candidates: petition.candidates.filter((candidate) => candidate.petition !== to),
  links: [...petition.links.filter((link) => link.to !== to), { to, number: toNumber, relation, ...(asOf === undefined ? {} : { asOf }) }],
});

export const foldReviewNoted: Fold<'ReviewNoted'> = (petition, { requestId, level, opinionId, outcome, reviewer, below }) => ({
  ...petition,
  reviews: [
    ...petition.reviews.filter((known) => known.opinionId !== opinionId),
    { requestId, level, opinionId, outcome, reviewer, below, reopened: false },
  ],
});

/** A link that was void: the matter is again with the office that linked it. */
export const foldVoided: Fold<'RecordVoided'> = (petition, { step, ref }) => {
  if (step !== 'PetitionLinked') return petition;
  const links = petition.links.filter((link) => link.to !== ref);
  if (petition.stage !== 'replying' || petition.outcome.kind !== 'linked') return { ...petition, links };

  return { ...matterOf(petition), links, stage: 'triage', holder: petition.outcome.body };
};

/** Consent is each petitioner's own. */
export const foldConsents: Fold<'ConsentsChanged'> = (petition, { by, consents }) => ({
  ...petition,
  facts: {
    ...petition.facts,
    petitioners: petition.facts.petitioners.map((person) =>
      person.id === by ? { ...person, consents, electronic: consents.includes('mail') } : person,
    ),
  },
});

type CorrectFacts = (facts: Matter['facts'], now: string) => Matter['facts'];

const CORRECTIONS: Readonly<Partial<Record<DataOfEvent<'FactCorrected'>['fact'], CorrectFacts>>> = {
  'received-at': (facts, now) => ({ ...facts, receivedAt: now as Instant }),
  region: (facts, now) => ({ ...facts, region: now as RegionCode }),
  'content-class': (facts, now) => ({ ...facts, contentClass: now }),
  title: (facts, now) => ({ ...facts, title: now as Sealed }),
  kind: (facts, now) => ({ ...facts, kind: now as Matter['facts']['kind'] }),
};

export const foldCorrected: Fold<'FactCorrected'> = (petition, { fact, ref, now }): Registered => {
  if (fact === 'served-on') return correctedServices(petition, ref, now as LocalDate);

  return { ...petition, facts: CORRECTIONS[fact]?.(petition.facts, now) ?? petition.facts };
};
