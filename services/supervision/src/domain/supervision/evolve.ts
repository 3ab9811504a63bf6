import { newerWithheld, type Moment, type Recorded } from '@huiyin/kernel';
import { derived } from './derived.js';
import { chargeFolds } from './fold-charges.js';
import { evaluationFolds, suggestionFolds } from './fold-accountability.js';
import { clockFolds } from './fold-clocks.js';
import { itemFolds } from './fold-items.js';
import { matterFolds } from './fold-matter.js';
import type { Supervision } from './supervision.state.js';
import type { Fold, Folds, SupervisionEvent } from './supervision-event.js';

const FOLDS: Folds = { ...matterFolds, ...clockFolds, ...itemFolds, ...suggestionFolds, ...evaluationFolds, ...chargeFolds };

/** The record after a fact; what it does not know changes nothing but the disclosure mark. */
export const evolve = (state: Supervision, event: SupervisionEvent & Pick<Recorded<SupervisionEvent>, 'at'>): Supervision => {
  const fold = FOLDS[event.type] as Fold<SupervisionEvent['type']> | undefined;
  const marked = { ...state, withheld: newerWithheld(state.withheld, event.data.withheld) };

  return fold === undefined ? marked : derived(fold(marked, event.data as never, event));
};

/** The record as it will be once these facts are recorded. */
export const evolveAll = (state: Supervision, events: readonly SupervisionEvent[], { at }: Moment): Supervision =>
  events.reduce<Supervision>((before, event) => evolve(before, { ...event, at }), state);
