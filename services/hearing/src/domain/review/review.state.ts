import type { DataOf, EnquiryFacts, OpinionNoted, ReviewDecided } from '@huiyin/contracts';
import { NOT_WITHHELD, type ClockBook, type Instant, type LocalDate, type OrgId, type StaffId, type Withheld } from '@huiyin/kernel';
import type { Hearing } from './hearing/hearing.state.js';

export type { Hearing } from './hearing/hearing.state.js';

export type Level = 'review' | 're-review';

/** What a review goes against: the handling opinion, or the review opinion. */
export type NotedOpinion = Omit<DataOf<typeof OpinionNoted>, 'withheld' | 'enquiry'>;

export type Decided = Omit<DataOf<typeof ReviewDecided>, 'withheld'>;

/** 复查复核申请: one request of one petitioner at one level. */
export interface Request {
  readonly requestId: string;
  /** Round of the handling opinion that it began from. */
  readonly round: number;
  readonly level: Level;
  readonly reviewer: OrgId;
  readonly person: string;
  readonly against: string;
  readonly requestedOn: LocalDate;
  readonly receivedAt: Instant;
  readonly stage: 'received' | 'accepted' | 'refused' | 'decided';
  /** Ground of the refusal that stands. */
  readonly refusedFor?: string;
  readonly team?: { readonly undertaker: StaffId; readonly members: readonly StaffId[] };
  readonly recused: readonly StaffId[];
  readonly deliberation?: { readonly result: '1' | '2' | '3' };
  readonly hearing: Hearing;
  /** Timer → id of its clock. Empty for what was recorded before the ids were kept. */
  readonly limits: Readonly<Record<string, string>>;
  /** 委托草拟 (REV-9): the department that drafts the opinion. */
  readonly draft?: { readonly department: OrgId; readonly stage: 'awaited' | 'handed-in' };
  readonly decided?: Decided;
  readonly redoConsented: boolean;
}

/** 复查复核与听证: everything of one matter from the handling opinion to the end of the remedies. */
export interface Review {
  readonly withheld: Withheld;
  /** Bodies that decided or review, for the record scope. */
  readonly parties: readonly OrgId[];
  readonly clocks: ClockBook;
  /** The newest handling opinion; an older round no longer opens rights. */
  readonly opinion?: NotedOpinion;
  /** By what the petitioner finds his reviews; of opinions from before it was told, nothing. */
  readonly enquiry?: EnquiryFacts;
  /** Everyone who decided at any level: nobody of them takes part above (INV-4). */
  readonly deciders: readonly StaffId[];
  readonly requests: Readonly<Record<string, Request>>;
  /** Stages at which requests stand, each once: what the work list asks for. */
  readonly stages: readonly Request['stage'][];
  /** Letters whose service opened a right or ended the procedure: opinion → person → day. */
  readonly served: Readonly<Record<string, Readonly<Record<string, LocalDate>>>>;
  readonly ended: boolean;
}

export const NO_REVIEW: Review = {
  withheld: NOT_WITHHELD,
  parties: [],
  clocks: {},
  deciders: [],
  requests: {},
  stages: [],
  served: {},
  ended: false,
};

/** Bodies that a petitioner may ask: those that the opinions name (INV-3). */
export const bodiesToAsk = (review: Review): readonly OrgId[] => [
  ...(review.opinion?.remedy.bodies ?? []),
  ...requestsOf(review).flatMap(({ decided }) => decided?.remedy?.bodies ?? []),
];

export const requestsOf = (review: Review): readonly Request[] => Object.values(review.requests);

/** The timers of each level (domain.md §2): the right to ask, the decision on acceptance, the opinion. */
export const TIMERS = {
  review: { right: 'T-REVIEW-REQ', decision: 'T-REVIEW-REFUSE', opinion: 'T-REVIEW' },
  're-review': { right: 'T-REREVIEW-REQ', decision: 'T-REVIEW-REFUSE', opinion: 'T-REREVIEW' },
} as const;
