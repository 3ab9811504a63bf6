import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment, type StaffId } from '@huiyin/kernel';
import { clockCancelled, clockMet, heldBy, openClock, type ClockEvents } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { sendersTriageMet, startFor } from '../matter-clocks.js';
import type { InHandling, Passed, Petition, Registered } from '../state/petition.js';

export interface AcceptPetition {
  /** 5: perform a duty or answer; 6: hear, investigate, issue an opinion (REG-31). */
  readonly route: 5 | 6;
  readonly reason: string;
  /** 首办责任 (FST-2): the leader and the undertaker who first handle. */
  readonly leader: StaffId;
  readonly undertaker: StaffId;
}

/** A matter that was passed on, or one taken as accepted in silence, which may be corrected with a reason (T-DEEMED). */
type Acceptable = Passed | InHandling;
const isAcceptable = (petition: Registered): petition is Acceptable =>
  petition.stage === 'passed' || (petition.stage === 'handling' && petition.handling.deemed);

const CAUSE = { cause: 'PetitionAccepted' } as const;

/** Notice is given: the duty to tell is met, and with it the right to object is given up. */
const noticeGiven = (petition: Acceptable, moment: Moment): ClockEvents => {
  const notice = openClock(petition.clocks, 'T-NOTICE-XFER', heldBy(petition.holder));
  const objection = openClock(petition.clocks, 'T-OBJECT', heldBy(petition.holder));

  return [
    ...(notice === undefined ? [] : clockMet(notice, CAUSE, moment)),
    ...(objection === undefined ? [] : clockCancelled(objection, CAUSE, moment)),
    ...(petition.stage === 'passed' ? sendersTriageMet(petition, { passing: petition.passing, ...CAUSE }, moment) : []),
  ];
};

/** Only route 6 starts T-HANDLE (INV-2); one that runs since the deemed acceptance goes on, or ends where the route is another. */
const handlingClocks = (petition: Acceptable, route: 5 | 6, moment: Moment): ClockEvents => {
  const running = openClock(petition.clocks, 'T-HANDLE', heldBy(petition.holder));
  const timer = route === 6 ? 'T-HANDLE' : 'T-DUTY';
  if (route === 6 && running !== undefined) return [];
  const given = running === undefined ? [] : clockCancelled(running, CAUSE, moment);

  return [...given, ...startFor(petition, { timer, body: petition.holder, ...CAUSE }, moment)];
};

const forbidden = (petition: Acceptable, { leader, undertaker }: AcceptPetition, { directory }: Moment): Decision<never> | undefined => {
  if (petition.facts.kind !== 'appeal') return refused('petition.not-an-appeal', { kind: petition.facts.kind });
  if (petition.stage === 'passed' && petition.passing.capacity === 'own-rules') return refused('petition.body-has-own-rules');
  const strange = [leader, undertaker].find((id) => directory.staff.get(id)?.org !== petition.holder);

  return strange === undefined ? undefined : refused('petition.not-of-this-body', { staff: strange });
};

/** 受理: the agency takes the matter, chooses the route and names who handles it (REG-23b, REG-31). */
export const acceptPetition =
  (request: AcceptPetition): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (!isAcceptable(petition)) return refused('petition.not-passed', { stage: petition.stage });
    const denied = notAllowed('accept', petition.holder, moment) ?? forbidden(petition, request, moment);
    if (denied !== undefined) return denied;
    const { route, reason, leader, undertaker } = request;
    const receivedAt = petition.path.at(-1)?.receivedAt ?? petition.facts.receivedAt;
    const data = { agency: petition.holder, route, reason, receivedAt, acceptedAt: moment.at, responsible: { leader, undertaker } };

    return recorded<PetitionEvent>(
      { type: 'PetitionAccepted', data },
      ...noticeGiven(petition, moment),
      ...handlingClocks(petition, route, moment),
    );
  };
