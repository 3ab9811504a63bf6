import type { Instant, LocalDate, OrgId, StaffId } from '@huiyin/kernel';
import type { DataOfEvent, Matter, Passing } from './matter.js';
import type { Outcome } from './outcome.js';

/** 办理 (route 6): who handles, since when, and under what conditions. */
export interface Handling {
  readonly since: Instant;
  /** 视为受理: taken as accepted because the agency kept silent. */
  readonly deemed: boolean;
  readonly extended: boolean;
  readonly undertaker?: StaffId;
  /** 责令重新办理: the request whose reviewer must consent to the new opinion first (REV-6). */
  readonly redo?: { readonly requestId: string; readonly consented: boolean };
}

/** How a closed matter was answered. */
export type ClosingReply = DataOfEvent<'PetitionClosed'>['reply'];

/** 分流: an office must pass it on, file it or answer it; an agency that was approached directly, take it or tell where to go. `holder` is, at every stage, the body that must act now. */
export type InTriage = Matter & { readonly stage: 'triage'; readonly holder: OrgId };
/** 已转送、交办: a body received it and must take it or object. */
export type Passed = Matter & { readonly stage: 'passed'; readonly holder: OrgId; readonly passing: Passing };
/** 异议: the body says that it has not the power; the sender must answer. */
export type Objected = Matter & { readonly stage: 'objected'; readonly holder: OrgId; readonly passing: Passing };
/** 办理中, route 6. */
export type InHandling = Matter & { readonly stage: 'handling'; readonly holder: OrgId; readonly handling: Handling };
/** 履职, route 5. */
export type InPerformance = Matter & { readonly stage: 'performing'; readonly holder: OrgId };
/** 研究办理: a suggestion that the agency took to study and answer (Art. 29). */
export type InStudy = Matter & { readonly stage: 'studying'; readonly holder: OrgId };
/** 待送达: decided; the reply is on its way. */
export type Replying = Matter & { readonly stage: 'replying'; readonly holder: OrgId; readonly outcome: Outcome };
/** 办结. */
export type Closed = Matter & {
  readonly stage: 'closed';
  readonly outcome: Outcome;
  readonly reply: ClosingReply;
  readonly closedAt: Instant;
};
/** 程序终结. */
export type Ended = Matter & {
  readonly stage: 'ended';
  readonly outcome: Outcome;
  readonly reply: ClosingReply;
  readonly closedAt: Instant;
  readonly endedAt: Instant;
  readonly ground: DataOfEvent<'ProcedureEnded'>['ground'];
};

export type Registered = InTriage | Passed | Objected | InHandling | InPerformance | InStudy | Replying | Closed | Ended;
/** 信访事项: the stages of its life. */
export type Petition = { readonly stage: 'none' } | Registered;
export type Stage = Petition['stage'];

/** What every stage keeps, without what belongs to one stage alone. */
export const matterOf = (petition: Registered): Matter => ({
  facts: petition.facts,
  withheld: petition.withheld,
  clocks: petition.clocks,
  path: petition.path,
  parties: petition.parties,
  links: petition.links,
  candidates: petition.candidates,
  services: petition.services,
  reviews: petition.reviews,
  urgencyReported: petition.urgencyReported,
  ...(petition.simple === undefined ? {} : { simple: petition.simple }),
  readings: petition.readings,
  ...(petition.publication === undefined ? {} : { publication: petition.publication }),
  opinions: petition.opinions,
});

/** When a petitioner was served with the reply that carries `ref`. */
export const servedOn = (petition: Registered, person: string, ref: string): LocalDate | undefined =>
  petition.services.find((service) => service.ref === ref && service.persons.includes(person))?.servedOn;
