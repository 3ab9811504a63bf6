import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type LocalDate, type Moment, type Organisation, type OrgId } from '@huiyin/kernel';
import { isWithin, mayAddress } from '@huiyin/policy';
import { dayOf, type ClockEvents } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { capacityOf, handlesMatters } from '../capacity.js';
import { decided } from '../closing.js';
import { isDirect } from '../direct.js';
import { startFor, type IntakeTimer } from '../matter-clocks.js';
import { simpleLeft } from '../simple-procedure.js';
import { sortingMet, sortingPaused, sortingStarted } from '../sorting-clocks.js';
import { evolveAll } from '../state/evolve.js';
import { withoutSimple } from '../state/without-simple.js';
import type { PassingCapacity } from '../state/matter.js';
import type { InTriage, Petition } from '../state/petition.js';

/** Transfer (转送), or with a written limit assignment (交办). */
export interface PassOn {
  readonly to: OrgId;
  readonly limit?: LocalDate;
}

/** An agency that was approached directly passes on inside its own system (REG-23a); reports on wrongdoing go to a discipline body from anywhere. */
const leavesSystem = (petition: InTriage, body: Organisation, { directory }: Moment): boolean =>
  isDirect(petition) && petition.facts.kind !== 'report' && !isWithin(body.id, petition.holder, directory);

/** Reports on wrongdoing go to discipline bodies only, and never where the guard forbids (REG-22b, INV-6). */
const forbidden = (petition: InTriage, body: Organisation, moment: Moment): Decision<never> | undefined => {
  if (body.id === petition.holder) return refused('petition.already-with-body');
  if (leavesSystem(petition, body, moment)) return refused('petition.not-in-own-system', { field: 'to' });
  if (!mayAddress(body.id, petition.withheld, moment.directory)) return refused('petition.withheld-from-body');
  if (petition.facts.kind === 'report' && body.kind !== 'discipline') return refused('petition.report-needs-discipline-body');

  return handlesMatters(body) ? undefined : refused('petition.body-does-not-handle');
};

const badLimit = ({ limit }: PassOn, capacity: PassingCapacity, { at }: Moment): Decision<never> | undefined => {
  if (limit === undefined) return undefined;
  if (capacity === 'own-rules') return refused('petition.body-has-own-rules');

  return limit <= dayOf(at) ? refused('petition.limit-passed', { field: 'limit' }) : undefined;
};

interface Step extends PassOn {
  readonly capacity: PassingCapacity;
  readonly cause: 'PetitionTransferred' | 'PetitionAssigned';
}

const agencyTimers = ({ simple }: InTriage): readonly IntakeTimer[] =>
  simple === undefined ? ['T-NOTICE-XFER', 'T-OBJECT'] : ['T-NOTICE-XFER', 'T-OBJECT', 'T-SIMPLE-ACC'];

/** What the receiving body must do from now on. Bodies with procedures of their own are not timed here (REG-23d). */
const clocksOfReceiver = (petition: InTriage, { to, limit, capacity, cause }: Step, moment: Moment): ClockEvents => {
  const timers = capacity === 'agency' ? agencyTimers(petition) : [];
  const sorting = capacity === 'office' ? sortingStarted(petition, { body: to, cause, at: moment.at }, moment) : [];
  const started = timers.flatMap((timer) => startFor(petition, { timer, body: to, cause }, moment));
  const assigned = limit === undefined ? [] : startFor(petition, { timer: 'T-ASSIGN', body: to, cause, until: limit }, moment);

  return [...sorting, ...started, ...assigned];
};

/** The sender's clock stops while the matter may still come back; a passing that is final meets it (domain.md §2). */
const clocksOfSender = (petition: InTriage, { capacity, cause }: Step, moment: Moment): ClockEvents =>
  (capacity === 'agency' ? sortingPaused : sortingMet)(petition, { body: petition.holder, cause }, moment);

const passing = (petition: InTriage, { to, limit, capacity }: Step, { at }: Moment): PetitionEvent => {
  const data = { from: petition.holder, to, receivedAt: at, capacity };

  return limit === undefined ? { type: 'PetitionTransferred', data } : { type: 'PetitionAssigned', data: { ...data, limit } };
};

/** A report leaves the platform's timing with its passing: the discipline body follows its own rules (REG-23d), so it is filed here. */
const filedWithReceiver = (petition: InTriage, events: readonly PetitionEvent[], moment: Moment): readonly PetitionEvent[] => {
  const state = evolveAll(petition, events, moment.at);
  if (petition.facts.kind !== 'report' || state.stage !== 'passed') return events;
  const fact: PetitionEvent = { type: 'PetitionFiled', data: { by: petition.holder, reason: 'passed-to-discipline' } };

  return [...events, ...decided(state, { fact, by: petition.holder }, moment)];
};

const passedOn = (petition: InTriage, request: PassOn, moment: Moment): Decision<PetitionEvent> => {
  const body = moment.directory.organisations.get(request.to);
  if (body === undefined) return refused('petition.unknown-body', { field: 'to' });
  const capacity = capacityOf(body);
  const refusal = forbidden(petition, body, moment) ?? badLimit(request, capacity, moment);
  if (refusal !== undefined) return refusal;

  const step: Step = { ...request, capacity, cause: request.limit === undefined ? 'PetitionTransferred' : 'PetitionAssigned' };
  /** SIM-5: what is assigned with a limit of its own is no simple matter. */
  const left = request.limit === undefined ? [] : simpleLeft(petition, { by: petition.holder, ground: 'assigned' }, moment);
  const passed = request.limit === undefined ? petition : withoutSimple(petition);
  const clocks = [...clocksOfSender(passed, step, moment), ...clocksOfReceiver(passed, step, moment)];

  return recorded(...left, ...filedWithReceiver(petition, [passing(petition, step, moment), ...clocks], moment));
};

/** 转送、交办 (REG-22): to the office of another level, to the agency that must answer, or to a body with procedures of its own. */
export const passOn =
  (request: PassOn): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'triage') return refused('petition.not-in-triage', { stage: petition.stage });

    return notAllowed(request.limit === undefined ? 'transfer' : 'assign', petition.holder, moment) ?? passedOn(petition, request, moment);
  };
