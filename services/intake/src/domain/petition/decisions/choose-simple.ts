import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment, type RefusalCode } from '@huiyin/kernel';
import { isOver, type ClockEvents } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { isDirect } from '../direct.js';
import { startFor } from '../matter-clocks.js';
import { simpleLeft } from '../simple-procedure.js';
import type { Simple } from '../state/matter.js';
import type { InTriage, Passed, Petition, Registered } from '../state/petition.js';

type Open = InTriage | Passed;
const isOpen = (petition: Registered): petition is Open => petition.stage === 'triage' || petition.stage === 'passed';

/** SIM-5, as far as it is known before the matter is handled; an outcome that does not support is met by the guard of the opinion. */
const UNFIT: readonly (readonly [RefusalCode, (petition: Open) => boolean])[] = [
  ['petition.simple-not-first-time', ({ facts }) => !facts.firstTime],
  ['petition.simple-not-for-reports', ({ facts, withheld }) => facts.kind === 'report' || withheld.scope !== 'none'],
  ['petition.simple-other-route', ({ facts }) => facts.litigation],
  ['petition.simple-assigned', ({ path }) => path.at(-1)?.way === 'assigned'],
  ['petition.simple-not-for-complex', ({ facts, urgencyReported }) => facts.joint || facts.urgent || urgencyReported],
];

const unfit = (petition: Open): Decision<never> | undefined => {
  const found = UNFIT.find(([, isSo]) => isSo(petition));

  return found === undefined ? undefined : refused(found[0]);
};

const forbidden = (petition: Open, moment: Moment): Decision<never> | undefined => {
  const denied = notAllowed('choose-simple', petition.holder, moment);
  if (denied !== undefined) return denied;
  if (petition.simple !== undefined) return refused('petition.simple-already');
  if (petition.stage === 'passed' && petition.passing.capacity === 'own-rules') return refused('petition.body-has-own-rules');

  return unfit(petition);
};

/** The agency's three days run from its own receipt, also where it chooses later; an office only proposes. */
const clockOfAgency = (petition: Open, moment: Moment): ClockEvents => {
  if (petition.stage !== 'passed' && !isDirect(petition)) return [];
  const at = petition.stage === 'passed' ? petition.passing.receivedAt : petition.facts.receivedAt;

  return startFor(petition, { timer: 'T-SIMPLE-ACC', body: petition.holder, at, cause: 'SimpleProcedureChosen' }, moment);
};

/**
 * 简易办理 (SIM-4, SIM-6): the agency with the power decides to use it for a first-time matter, before it accepts; an office proposes it when
 * it passes the matter on, and the levels in between pass it on in a day (T-PASS-SIMPLE).
 */
export const chooseSimple =
  (ground: Simple['ground']): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (!isOpen(petition)) return refused('petition.not-passed', { stage: petition.stage });
    const refusal = forbidden(petition, moment);
    if (refusal !== undefined) return refusal;
    const clocks = clockOfAgency(petition, moment);
    const [clock] = clocks.map(({ data }) => data.clock);
    if (clock !== undefined && isOver(clock, moment.at)) return refused('petition.simple-too-late', { lastDay: clock.lastDay });

    return recorded<PetitionEvent>({ type: 'SimpleProcedureChosen', data: { by: petition.holder, ground } }, ...clocks);
  };

/** 转为普通程序 by the body that has the matter: what an office proposed binds no agency (SIM-6). */
export const leaveSimple: Decide<Petition, PetitionEvent> = (petition, moment) => {
  if (petition.stage === 'none') return UNKNOWN;
  if (petition.stage === 'closed' || petition.stage === 'ended') return refused('petition.already-closed');
  const denied = notAllowed('choose-simple', petition.holder, moment);
  if (denied !== undefined) return denied;
  const events = simpleLeft(petition, { by: petition.holder, ground: 'chosen' }, moment);

  return events.length === 0 ? refused('petition.not-simple') : recorded(...events);
};
