import { Fault, toDate, type Deadline, type DomainEvent } from '@huiyin/kernel';

import { append, deadlinesOf } from './append.js';
import type { Draft } from './draft.js';
import { momentOf, type Setting, type Word } from './setting.js';
import { retryWaiting } from './waiting.js';

/** Up to when deadlines are due, per clock; a clock that is left out fires nothing. */
export interface DueBy {
  readonly business?: Date;
  readonly machine?: Date;
}

export interface Fired<State, Event extends DomainEvent> {
  readonly draft: Draft<State, Event>;
  /** Deadlines that were fired. 0: another sweep was faster, or the record changed. */
  readonly result: number;
}

const earliestDue = (deadlines: readonly Deadline[], by: DueBy): Deadline | undefined =>
  deadlines
    .filter(({ at, clock }) => toDate(at).getTime() <= (by[clock]?.getTime() ?? -Infinity))
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.name.localeCompare(b.name))[0];

/** More than a record can have at one instant: a rule that sets the same instant again and again. */
const ENDLESS = 100;

const isSame = (a: Deadline, b: Deadline): boolean => a.name === b.name && a.at === b.at;

const fireOne = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  deadline: Deadline,
): Draft<State, Event> => {
  const { aggregate } = setting.kind;
  const cause = `deadline:${deadline.name}@${deadline.at}`;
  const word: Word = { at: setting.clock.now(), actor: setting.system, cause, correlation: setting.newId() };
  const decision = aggregate.due(draft.state, deadline)(draft.state, momentOf(setting, word));
  if (decision.kind !== 'recorded')
    throw new Fault('record.deadline-not-taken', `${aggregate.name} ${deadline.name}: due was ${decision.kind}`, { retryable: false });

  const next = append(setting, draft, { events: decision.events, word });
  if (deadlinesOf(setting, next).some((left) => isSame(left, deadline)))
    throw new Fault('record.deadline-stays', `${aggregate.name} ${deadline.name}: due did not take its deadline away`, {
      retryable: false,
    });
  if (deadline.clock === 'business')
    setting.counters.worstLateness = Math.max(setting.counters.worstLateness, toDate(word.at).getTime() - toDate(deadline.at).getTime());

  return retryWaiting(setting, { ...next, fired: [...next.fired, deadline] });
};

/**
 * Fires what is due at the earliest instant of the record: a later deadline waits for the next sweep, because what others
 * do about the first may take it away. A deadline that the state no longer has does not fire.
 */
export const fire = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  by: DueBy,
): Fired<State, Event> => {
  const first = earliestDue(deadlinesOf(setting, draft), by);
  let next = draft;
  let result = 0;
  for (let due = first; due !== undefined && due.at === first?.at; due = earliestDue(deadlinesOf(setting, next), by)) {
    if (result === ENDLESS) throw new Fault('record.deadline-endless', `${setting.kind.aggregate.name} ${due.name}`, { retryable: false });
    next = fireOne(setting, next, due);
    result += 1;
  }

  return { draft: next, result };
};
