import type { DomainEvent } from '@huiyin/kernel';

import type { Draft } from '../protocol/draft.js';
import type { Step, Unit } from './unit.js';

/** A record of the group: its draft, or why it cannot be worked on. */
export type Desk<State, Event extends DomainEvent> = ReadonlyMap<string, Draft<State, Event> | Error>;

/** A step that was taken on a draft and takes effect when that draft is written. */
export interface Taken<State, Event extends DomainEvent> {
  readonly unit: Unit<State, Event, unknown>;
  readonly place: number;
  readonly step: Step<State, Event, unknown>;
  readonly result: unknown;
}

interface Decided<State, Event extends DomainEvent> {
  readonly drafts: ReadonlyMap<string, Draft<State, Event>>;
  readonly taken: readonly Taken<State, Event>[];
}

interface Tried<State, Event extends DomainEvent> {
  readonly drafts: Map<string, Draft<State, Event>>;
  readonly taken: Taken<State, Event>[];
}

const workable = <State, Event extends DomainEvent>(draft: Draft<State, Event> | Error | undefined): Draft<State, Event> => {
  if (draft === undefined || draft instanceof Error) throw draft;

  return draft;
};

/** Takes the open steps of one unit on copies; a step that throws fails its unit and leaves no trace. */
const tryUnit = <State, Event extends DomainEvent>(
  unit: Unit<State, Event, unknown>,
  before: { readonly desk: Desk<State, Event>; readonly decided: Decided<State, Event>; readonly alone: ReadonlySet<string> },
): Tried<State, Event> | undefined => {
  const tried: Tried<State, Event> = { drafts: new Map(), taken: [] };
  for (const [place, step] of unit.openSteps()) {
    const earlier = tried.drafts.get(step.id) ?? before.decided.drafts.get(step.id);
    if (earlier !== undefined && before.alone.has(step.id)) continue;
    try {
      const draft = workable(earlier ?? before.desk.get(step.id));
      const { draft: next, result } = step.take(draft);
      tried.drafts.set(step.id, next);
      tried.taken.push({ unit, place, step, result });
    } catch (error) {
      unit.fail(step.blame(error));

      return undefined;
    }
  }

  return tried;
};

/**
 * Decides all open steps of a group in memory, in order. Several steps on one record build on one another and become one write.
 * `alone`: records on which only one step may be taken now, because one of several broke a unique index.
 */
export const decideUnits = <State, Event extends DomainEvent>(
  units: readonly Unit<State, Event, unknown>[],
  desk: Desk<State, Event>,
  alone: ReadonlySet<string>,
): Decided<State, Event> => {
  const drafts = new Map<string, Draft<State, Event>>();
  const taken: Taken<State, Event>[] = [];
  for (const unit of units) {
    const tried = tryUnit(unit, { desk, decided: { drafts, taken }, alone });
    for (const [id, draft] of tried?.drafts ?? []) drafts.set(id, draft);
    taken.push(...(tried?.taken ?? []));
  }

  return { drafts, taken };
};
