import type { DomainEvent } from '@huiyin/kernel';

import type { SourceId } from '../stored-record.js';
import { versionOf, type Draft, type Waiting } from './draft.js';
import { react, type Reacted } from './react.js';
import type { Setting } from './setting.js';

/** A waiting message that fails must not harm the message which woke it: it stays, and its age and the counter tell. */
const tryAgain = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  { message, reactions }: Waiting,
): Reacted<State, Event> => {
  try {
    if (reactions.length > 0) return react(setting, draft, { ...message, reactions });
    setting.counters.waitingFaults += 1;

    return { kind: 'notYet', why: 'no handler' };
  } catch (cause) {
    setting.counters.waitingFaults += 1;
    setting.faults({ code: 'record.waiting-message-failed', record: draft.id, cause });

    return { kind: 'notYet', why: 'failed' };
  }
};

const onePass = <State, Event extends DomainEvent>(setting: Setting<State, Event>, draft: Draft<State, Event>): Draft<State, Event> => {
  const held = new Set<SourceId>();
  let next = draft;
  for (const entry of draft.waiting) {
    if (held.has(entry.message.source)) continue;
    const reacted = tryAgain(setting, next, entry);
    if (reacted.kind === 'notYet') held.add(entry.message.source);
    else next = { ...reacted.draft, waiting: next.waiting.filter((other) => other !== entry) };
  }

  return next;
};

/** After a write: decides waiting messages again, in order per source, as long as one of them changes the record. */
export const retryWaiting = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
): Draft<State, Event> => {
  let next = draft;
  for (;;) {
    const tried = next.waiting.length === 0 ? next : onePass(setting, next);
    if (versionOf(tried) === versionOf(next)) return tried;
    next = tried;
  }
};
