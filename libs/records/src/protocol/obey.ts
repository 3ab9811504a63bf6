import { Fault, type Decide, type DomainEvent, type RefusalCode } from '@huiyin/kernel';

import { KEY_REUSED, VERSION_CONFLICT, type Answer, type Command } from '../command.js';
import { fieldName } from '../field-name.js';
import type { StoredAnswer } from '../stored-record.js';
import { answerTo, remember } from './answers.js';
import { append } from './append.js';
import { versionOf, type Draft } from './draft.js';
import { momentOf, type Setting, type Word } from './setting.js';
import { retryWaiting } from './waiting.js';

export interface Order<State, Event extends DomainEvent> {
  readonly command: Command;
  readonly decide: Decide<State, Event>;
}

export interface Obeyed<State, Event extends DomainEvent> {
  readonly draft: Draft<State, Event>;
  readonly result: Answer<State>;
}

const told = <State, Event extends DomainEvent>(
  draft: Draft<State, Event>,
  stored: Omit<StoredAnswer, 'n'>,
  repeated: boolean,
): Answer<State> => {
  const base = { id: draft.id, version: stored.version, events: stored.events, repeated, state: draft.state };
  if (stored.kind !== 'refused') return { ...base, kind: stored.kind };

  return { ...base, kind: 'refused', code: stored.code ?? VERSION_CONFLICT, detail: stored.detail ?? {} };
};

/** A refusal of the store itself. It is not remembered: the same command is judged anew when it comes again. */
export const refusedByStore = <State, Event extends DomainEvent>(
  draft: Draft<State, Event>,
  code: RefusalCode,
  detail: Readonly<Record<string, unknown>>,
): Answer<State> => told(draft, { digest: '', kind: 'refused', version: versionOf(draft), events: 0, code, detail }, false);

/** Same cause and digest: the stored answer. Another digest: refused where a change was recorded, decided anew where it was refused. */
const earlierAnswer = <State, Event extends DomainEvent>(draft: Draft<State, Event>, command: Command): Answer<State> | undefined => {
  const earlier = answerTo(draft, fieldName(command.cause));
  if (earlier === undefined) return undefined;
  if (earlier.digest === command.digest) return told(draft, earlier, true);

  return earlier.kind === 'recorded' ? refusedByStore(draft, KEY_REUSED, { version: earlier.version }) : undefined;
};

const staleVersion = <State, Event extends DomainEvent>(
  draft: Draft<State, Event>,
  { expectedVersion }: Command,
): Answer<State> | undefined => {
  const actual = versionOf(draft);
  if (expectedVersion === undefined || expectedVersion === actual) return undefined;

  return refusedByStore(draft, VERSION_CONFLICT, { expected: expectedVersion, actual });
};

const decideNow = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  order: Order<State, Event>,
) => {
  const { command, decide } = order;
  const word: Word = {
    at: command.at ?? setting.clock.now(),
    actor: command.actor,
    cause: command.cause,
    correlation: command.correlation,
  };
  const decision = decide(draft.state, momentOf(setting, word));
  switch (decision.kind) {
    case 'recorded':
      return {
        draft: append(setting, draft, { events: decision.events, word }),
        says: { kind: 'recorded', events: decision.events.length } as const,
      };
    case 'refused':
      return { draft, says: { kind: 'refused', events: 0, code: decision.code, detail: decision.detail } as const };
    case 'ignored':
      return { draft, says: { kind: 'ignored', events: 0 } as const };
    case 'notYet':
      throw new Fault('record.command-not-yet', `a command on ${setting.kind.aggregate.name} answered "not yet"`, { retryable: false });
  }
};

/** Decides a command from outside and remembers the answer in the same write, refusals too. */
export const obey = <State, Event extends DomainEvent>(
  setting: Setting<State, Event>,
  draft: Draft<State, Event>,
  order: Order<State, Event>,
): Obeyed<State, Event> => {
  const early = earlierAnswer(draft, order.command) ?? staleVersion(draft, order.command);
  if (early !== undefined) {
    if (early.repeated) setting.counters.repeatedCommands += 1;

    return { draft, result: early };
  }
  const { draft: decided, says } = decideNow(setting, draft, order);
  const answer = { ...says, digest: order.command.digest, version: versionOf(decided) };
  const kept = remember(decided, fieldName(order.command.cause), answer);

  return { draft: says.kind === 'recorded' ? retryWaiting(setting, kept) : kept, result: told(decided, answer, false) };
};
