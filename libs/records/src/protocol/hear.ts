import type { DomainEvent } from '@huiyin/kernel';

import type { Outcome } from '../reaction.js';
import type { SourceId } from '../stored-record.js';
import { versionOf, type Draft } from './draft.js';
import type { Message } from './message.js';
import { react } from './react.js';
import type { Setting } from './setting.js';
import { retryWaiting } from './waiting.js';

export interface Heard<State, Event extends DomainEvent> {
  readonly draft: Draft<State, Event>;
  readonly result: Outcome;
}

const lastWaiting = <State, Event extends DomainEvent>({ waiting }: Draft<State, Event>, source: SourceId): number | undefined =>
  waiting.findLast(({ message }) => message.source === source)?.message.sequence;

/** Applied already, or waiting already. A gap is no duplicate: not every event of a source has a handler. */
const isDuplicate = <State, Event extends DomainEvent>(draft: Draft<State, Event>, { source, sequence }: Message): boolean => {
  const applied = draft.heard[source] ?? draft.head?.heard[source] ?? 0;

  return sequence <= Math.max(applied, lastWaiting(draft, source) ?? 0);
};

const wait = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  { message, why }: { readonly message: Message; readonly why: string },
): Heard<State, Event> => {
  const { envelope, source, sequence, reactions } = message;
  const entry = { message: { envelope, source, sequence, why, since: setting.machineNow() }, reactions };
  setting.counters.waits += 1;

  return { draft: { ...draft, waiting: [...draft.waiting, entry], touched: true }, result: 'waiting' };
};

/**
 * Takes one message in. The mark that it was heard stands in the same write as its effect. A message that is ignored by an existing
 * record raises the mark too: left out, a replay after a later change of state could be decided otherwise. On a missing record
 * ignoring writes nothing.
 */
export const hear = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  message: Message,
): Heard<State, Event> => {
  if (isDuplicate(draft, message)) {
    setting.counters.duplicates += 1;

    return { draft, result: 'duplicate' };
  }
  if (lastWaiting(draft, message.source) !== undefined) return wait(setting, draft, { message, why: 'behind' });

  const reacted = react(setting, draft, message);
  if (reacted.kind === 'notYet') return wait(setting, draft, { message, why: reacted.why });
  if (reacted.kind === 'ignored') return { draft: versionOf(draft) === 0 ? draft : reacted.draft, result: 'ignored' };

  return { draft: retryWaiting(setting, reacted.draft), result: 'recorded' };
};
