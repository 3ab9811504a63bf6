import type { EventOf, PetitionRegistered, PetitionEvent } from '@huiyin/contracts';
import type { Publication } from '../publication/publication.js';
import type { ClockBook, Instant, LocalDate, OrgId, Sealed, StaffId, Withheld } from '@huiyin/kernel';

/** Data of one event of a petition, as deciders write it and the fold reads it. */
export type DataOfEvent<Name extends PetitionEvent['type']> = Extract<PetitionEvent, { readonly type: Name }>['data'];

/** 登记事项: what was registered, as it stands after corrections. */
export type RegisteredFacts = Omit<EventOf<typeof PetitionRegistered>['data'], 'withheld'>;

/** As what a body took the matter. */
export type PassingCapacity = NonNullable<DataOfEvent<'PetitionTransferred'>['capacity']>;

/** 流转: one step of the matter from body to body. */
export interface Passing {
  readonly from: OrgId;
  readonly to: OrgId;
  readonly way: 'transferred' | 'assigned';
  readonly capacity: PassingCapacity;
  readonly receivedAt: Instant;
  readonly limit?: LocalDate;
}

/** 关联: this matter names an earlier one; the newer record holds the link. */
export interface Link {
  readonly to: string;
  readonly number: string;
  readonly relation: 'repeat' | 'same-problem';
  /** Place of the other matter's last event when it was linked. */
  readonly asOf?: number;
}

/** 送达: a reply that reached petitioners. */
export interface ReplyService {
  readonly letterId: string;
  readonly code: string;
  readonly ref?: string;
  readonly persons: readonly string[];
  readonly servedOn: LocalDate;
}

/** 复查复核结果: what a review decided; an order to handle again waits until it is served on the agency. */
export type NotedReview = Omit<DataOfEvent<'ReviewNoted'>, 'withheld'> & { readonly reopened: boolean };

/** 简易办理: who chose it and why; a matter that went back to the ordinary procedure has none. */
export type Simple = Omit<DataOfEvent<'SimpleProcedureChosen'>, 'withheld'>;

/** 领导阅批: what a leader was asked to read, and whether he has. */
export interface Reading {
  readonly id: string;
  readonly leader: StaffId;
  readonly clockId: string;
  readonly important: boolean;
  readonly draft: Sealed;
  readonly comment?: Sealed;
}

/** What every registered matter has, at whatever stage it stands. */
export interface Matter {
  readonly facts: RegisteredFacts;
  readonly withheld: Withheld;
  readonly clocks: ClockBook;
  readonly path: readonly Passing[];
  /** Bodies that registered, received or handle the matter: who may see it (record scope). */
  readonly parties: readonly OrgId[];
  readonly links: readonly Link[];
  readonly candidates: DataOfEvent<'RelationProposed'>['candidates'];
  readonly services: readonly ReplyService[];
  readonly reviews: readonly NotedReview[];
  readonly urgencyReported: boolean;
  readonly simple?: Simple;
  readonly readings: readonly Reading[];
  readonly publication?: Publication;
  /** Opinions issued so far. */
  readonly opinions: number;
}
