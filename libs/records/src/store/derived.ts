import { toDate, type Deadline, type DomainEvent } from '@huiyin/kernel';

import { deadlinesOf } from '../protocol/append.js';
import { versionOf, type Draft } from '../protocol/draft.js';
import type { RecordKind } from '../record-kind.js';

const earliest = (deadlines: readonly Deadline[], clock: Deadline['clock']): Date | null => {
  const [first] = deadlines.filter((deadline) => deadline.clock === clock).toSorted((a, b) => a.at.localeCompare(b.at));

  return first === undefined ? null : toDate(first.at);
};

/** What is computed from the state and stored beside it. */
export const derivedFrom = <State, Event extends DomainEvent>(kind: RecordKind<State, Event>, draft: Draft<State, Event>) => {
  const deadlines = deadlinesOf({ kind }, draft);

  return {
    deadlines,
    nextDueAt: earliest(deadlines, 'business'),
    retryAt: earliest(deadlines, 'machine'),
    search: versionOf(draft) === 0 ? [] : (kind.search?.(draft.state) ?? []),
  };
};
