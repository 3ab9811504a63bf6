import { ignored, recorded } from '@huiyin/kernel';
import { evolveAll } from './evolve.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

/**
 * Rules one after another as one decision, each on the record as the ones before leave it. A rule that ignores adds nothing; one that
 * refuses or cannot decide yet decides for all.
 */
export const inTurn =
  (...rules: readonly Rule[]): Rule =>
  (state, moment) => {
    const events: SupervisionEvent[] = [];
    let why = 'nothing-to-record';
    for (const rule of rules) {
      const decision = rule(evolveAll(state, events, moment), moment);
      if (decision.kind === 'refused' || decision.kind === 'notYet') return decision;
      if (decision.kind === 'recorded') events.push(...decision.events);
      else why = decision.why;
    }

    return events.length === 0 ? ignored(why) : recorded(...events);
  };

/** A rule for each of some things, which it finds in the record as it stands at its turn. */
export const forEach =
  <Thing>(find: (state: Parameters<Rule>[0], moment: Parameters<Rule>[1]) => readonly Thing[], rule: (thing: Thing) => Rule): Rule =>
  (state, moment) =>
    inTurn(...find(state, moment).map(rule))(state, moment);
