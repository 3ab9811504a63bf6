import type { Deadline, DomainEvent, Recorded } from '@huiyin/kernel';

import { deadlinesOf } from './protocol/append.js';
import { versionOf, type Draft } from './protocol/draft.js';
import type { Setting } from './protocol/setting.js';

/** A record as this process has just written it. */
export interface Committed<State, Event extends DomainEvent> {
  readonly id: string;
  readonly version: number;
  readonly state: State;
  /** What this write recorded. */
  readonly events: readonly Recorded<Event>[];
  readonly deadlines: readonly Deadline[];
  /** What was due and led to it. */
  readonly fired: readonly Deadline[];
}

export type CommitListener<State, Event extends DomainEvent> = (committed: Committed<State, Event>) => void;

export class CommitListeners<State, Event extends DomainEvent> {
  private readonly listeners: CommitListener<State, Event>[] = [];

  constructor(private readonly setting: Setting<State, Event>) {}

  add(listener: CommitListener<State, Event>): void {
    this.listeners.push(listener);
  }

  /** A failing listener harms nobody: the record is written, and what was to follow is found by the sweep. */
  tell(draft: Draft<State, Event>): void {
    if (this.listeners.length === 0 || draft.fresh.length === 0) return;
    const { id, state, fresh, fired } = draft;
    const { setting } = this;
    const committed: Committed<State, Event> = {
      ...{ id, version: versionOf(draft), state, events: fresh, fired },
      /** Asked for by few. */
      get deadlines() {
        return deadlinesOf(setting, draft);
      },
    };
    for (const listener of this.listeners) {
      try {
        listener(committed);
      } catch (cause) {
        this.setting.faults({ code: 'record.listener-failed', record: id, cause });
      }
    }
  }
}
