import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, type Decision, type Directory, type Instant, type Moment, type OrgId } from '@huiyin/kernel';
import { supervisorOf } from '@huiyin/policy';
import { allMetOn, openFor, startFor } from './matter-clocks.js';
import { settleClocks } from './settle-clocks.js';
import { evolveAll } from './state/evolve.js';
import type { DataOfEvent } from './state/matter.js';
import { groundAtClosing, wasHandled, type Outcome } from './state/outcome.js';
import type { ClosingReply, Registered, Replying } from './state/petition.js';

/** 受送达人: everyone on whom the reply must be served before the matter is closed. */
export const personsToServe = (petition: Registered): readonly string[] => petition.facts.petitioners.map(({ id }) => id);

const NOT_EVALUATED: ReadonlySet<Outcome['kind']> = new Set(['way-shown', 'declined', 'withdrawn', 'linked', 'filed']);

/** EVA-4: first-time matters with a reply; not what belongs to other procedures or must not be public. */
const isEvaluable = ({ facts, withheld, outcome }: Replying, reply: ClosingReply): boolean =>
  facts.firstTime && reply.kind === 'served' && !NOT_EVALUATED.has(outcome.kind) && isPublic(facts) && withheld.scope === 'none';

const isPublic = ({ confidential, litigation, kind }: Registered['facts']): boolean => !confidential && !litigation && kind !== 'report';

/** The bureau that stands beside the agency in the evaluation (EVA-3): the one that registered; of a direct matter the one that supervises. */
const officeOf = ({ registeredBy, receivedAs }: Registered['facts'], directory: Directory): OrgId =>
  receivedAs === 'agency' ? (supervisorOf(registeredBy, directory) ?? registeredBy) : registeredBy;

const closing = (petition: Replying, reply: ClosingReply, moment: Moment): DataOfEvent<'PetitionClosed'> => {
  const { facts, outcome, path } = petition;
  const assignedBy = path.findLast((step) => step.way === 'assigned')?.from;

  return {
    number: facts.number,
    outcome: outcome.code,
    reply,
    ...(wasHandled(outcome) ? { agency: outcome.body } : {}),
    office: officeOf(facts, moment.directory),
    ...(assignedBy === undefined ? {} : { assignedBy }),
    evaluable: isEvaluable(petition, reply),
    closedAt: moment.at,
  };
};

/** 复信 (S3-36): the reply reached the last of them on its day, also where that is heard of later. Without a service no limit ran. */
const replyKnown = (petition: Replying, reply: ClosingReply, moment: Moment): readonly PetitionEvent[] => {
  if (reply.kind !== 'served') return [];

  return allMetOn(openFor(petition, petition.outcome.body, ['T-REPLY']), { cause: 'PetitionClosed', day: reply.servedOn }, moment);
};

/**
 * 办结 (INV-1): the outcome and the reply, or the reason for none, are known and served. The procedure ends with it where there is no right
 * to review (REV-10).
 */
export const closedWith = (petition: Replying, reply: ClosingReply, moment: Moment): readonly PetitionEvent[] => {
  const ground = groundAtClosing(petition.outcome);
  const closed: PetitionEvent = { type: 'PetitionClosed', data: closing(petition, reply, moment) };
  const known = [...replyKnown(petition, reply, moment), closed];

  return ground === undefined ? known : [...known, { type: 'ProcedureEnded', data: { ground, endedAt: moment.at } }];
};

/** The reply of a matter that waits for no letter: no reply is due, it was signed by hand, or nobody is known to receive one. */
const replyAtOnce = (petition: Replying): ClosingReply | undefined => {
  const { outcome } = petition;
  if (outcome.kind === 'filed') return { kind: 'none', reason: outcome.reason };
  if (outcome.kind === 'agreement') return { kind: 'served', letterId: 'agreement', code: 'L12', servedOn: outcome.agreedOn };

  return personsToServe(petition).length === 0 ? { kind: 'none', reason: 'anonymous' } : undefined;
};

/** A repeat is told where the running matter stands, and a withdrawal is confirmed: neither is an answer (S3-36). */
const ANSWERED: ReadonlySet<Outcome['kind']> = new Set(['opinion', 'duty-answer', 'suggestion-answer', 'way-shown', 'declined']);

const replyOwed = ({ outcome, ...matter }: Replying, cause: string, moment: Moment): readonly PetitionEvent[] =>
  ANSWERED.has(outcome.kind) ? startFor(matter, { timer: 'T-REPLY', body: outcome.body, cause }, moment) : [];

interface Decided {
  readonly fact: PetitionEvent;
  readonly by: OrgId;
  /** When it took effect, where that is not now. */
  readonly at?: Instant;
}

/** The matter is decided: the fact, the end of every clock, and where no letter is awaited its closing. */
export const decided = (petition: Registered, { fact, by, at }: Decided, moment: Moment): readonly PetitionEvent[] => {
  const clocks = settleClocks(petition, { body: by, cause: fact.type, ...(at === undefined ? {} : { at }) }, moment);
  const events: readonly PetitionEvent[] = [fact, ...clocks];
  const state = evolveAll(petition, events, moment.at);
  if (state.stage !== 'replying') return events;
  const reply = replyAtOnce(state);

  return [...events, ...(reply === undefined ? replyOwed(state, fact.type, moment) : closedWith(state, reply, moment))];
};

export const recordDecided = (petition: Registered, outcome: Decided, moment: Moment): Decision<PetitionEvent> =>
  recorded(...decided(petition, outcome, moment));
