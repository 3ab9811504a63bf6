import type { PetitionEvent } from '@huiyin/contracts';
import { newerWithheld, type Instant } from '@huiyin/kernel';
import { evolveClocks } from '@huiyin/time';
import * as publication from '../publication/fold-publication.js';
import * as facts from './fold-facts.js';
import * as outcomes from './fold-outcomes.js';
import * as procedure from './fold-procedure.js';
import * as stages from './fold-stages.js';
import type { Petition, Registered } from './petition.js';

type Folds = { readonly [Name in PetitionEvent['type']]?: stages.Fold<Name> };

const FOLDS: Folds = {
  UrgencyReported: facts.foldUrgency,
  RelationProposed: facts.foldRelations,
  PetitionLinked: facts.foldLinked,
  SimpleProcedureChosen: procedure.foldSimpleChosen,
  SimpleProcedureLeft: procedure.foldSimpleLeft,
  LeaderReadingAsked: procedure.foldReadingAsked,
  LeaderCommented: procedure.foldCommented,
  ResultProposed: publication.foldProposed,
  ResultPublished: publication.foldPublished,
  ResultWithdrawn: publication.foldWithdrawn,
  ReviewNoted: facts.foldReviewNoted,
  RecordVoided: facts.foldVoided,
  FactCorrected: facts.foldCorrected,
  ConsentsChanged: facts.foldConsents,
  PetitionTransferred: stages.foldTransferred,
  PetitionAssigned: stages.foldAssigned,
  ObjectionRaised: stages.foldObjectionRaised,
  ObjectionAnswered: stages.foldObjectionAnswered,
  PetitionAccepted: stages.foldAccepted,
  AcceptanceDeemed: stages.foldDeemed,
  HandlingExtended: stages.foldExtended,
  HandlingReopened: stages.foldReopened,
  RedoConsentNoted: stages.foldConsent,
  ReplyServed: outcomes.foldServed,
  PetitionClosed: outcomes.foldClosed,
  ProcedureEnded: outcomes.foldEnded,
  ProcedureReopened: outcomes.foldProcedureReopened,
};

type AnyFold = (petition: Registered, data: PetitionEvent['data'], at: Instant) => Registered;

/** What a fact makes of a petition. Total: never throws, computes no date, leaves the state as it is where the fact does not fit. */
export const evolvePetition = (petition: Petition, event: PetitionEvent, at: Instant): Petition => {
  if (event.type === 'PetitionRegistered') return petition.stage === 'none' ? facts.foldRegistered(event.data) : petition;
  if (petition.stage === 'none') return petition;
  const fold = FOLDS[event.type] as AnyFold | undefined;
  const folded = outcomes.foldOutcome(fold === undefined ? petition : fold(petition, event.data, at), event);

  return { ...folded, clocks: evolveClocks(folded.clocks, event), withheld: newerWithheld(folded.withheld, event.data.withheld) };
};

/** The same over the events of one decision. */
export const evolveAll = (petition: Petition, events: readonly PetitionEvent[], at: Instant): Petition =>
  events.reduce<Petition>((state, event) => evolvePetition(state, event, at), petition);
