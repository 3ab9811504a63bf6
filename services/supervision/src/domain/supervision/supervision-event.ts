import type { SupervisionEvent } from '@huiyin/contracts';
import type { Decide, Recorded } from '@huiyin/kernel';
import type { Supervision } from './supervision.state.js';

export type { SupervisionEvent } from '@huiyin/contracts';
export type Named<Name extends SupervisionEvent['type']> = Extract<SupervisionEvent, { readonly type: Name }>;
/** What a fact says, by its name. */
export type Fact<Name extends SupervisionEvent['type']> = Named<Name>['data'];
export type Rule = Decide<Supervision, SupervisionEvent>;

/** How one kind of fact changes the record. */
export type Fold<Name extends SupervisionEvent['type']> = (
  state: Supervision,
  fact: Fact<Name>,
  event: Pick<Recorded<SupervisionEvent>, 'at'>,
) => Supervision;

/** Folds of a part of the record, by name of the fact. */
export type Folds = { readonly [Name in SupervisionEvent['type']]?: Fold<Name> };
