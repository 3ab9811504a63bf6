import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment, type StaffId } from '@huiyin/kernel';
import { evolveClocks, type ClockEvents } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { isDirect } from '../direct.js';
import { allCancelled, allMet, openFor, startFor } from '../matter-clocks.js';
import { simpleLeft } from '../simple-procedure.js';
import { sendersSortingMet } from '../sorting-clocks.js';
import type { InHandling, InTriage, Passed, Petition, Registered } from '../state/petition.js';

export interface AcceptPetition {
  /** Of an appeal. 5: perform a duty or answer; 6: hear, investigate, issue an opinion (REG-31). A suggestion has no route. */
  readonly route?: 5 | 6;
  readonly reason: string;
  /** 首办责任 (FST-2): the leader and the undertaker who first handle. */
  readonly leader: StaffId;
  readonly undertaker: StaffId;
}

/** A matter that was passed on, one raised with the agency directly, or one taken as accepted in silence, which may be corrected with a reason (T-DEEMED). */
type Acceptable = Passed | InTriage | InHandling;
const isAcceptable = (petition: Registered): petition is Acceptable =>
  petition.stage === 'passed' || isDirect(petition) || (petition.stage === 'handling' && petition.handling.deemed);

const CAUSE = { cause: 'PetitionAccepted' } as const;

/** Notice is given: the duty to tell is met, and with it the right to object is given up. */
const noticeGiven = (petition: Acceptable, moment: Moment): ClockEvents => [
  ...allMet(openFor(petition, petition.holder, ['T-NOTICE-XFER', 'T-NOTICE-DIRECT', 'T-SIMPLE-ACC']), CAUSE, moment),
  ...allCancelled(openFor(petition, petition.holder, ['T-OBJECT']), CAUSE, moment),
  ...(petition.stage === 'passed' ? sendersSortingMet(petition, { passing: petition.passing, ...CAUSE }, moment) : []),
];

/** Only route 6 starts T-HANDLE (INV-2); one that runs since the deemed acceptance goes on, or ends where the route is another. */
const handlingClocks = (petition: Acceptable, { route }: AcceptPetition, moment: Moment): ClockEvents => {
  const running = openFor(petition, petition.holder, ['T-HANDLE']);
  if (route === undefined || (route === 6 && running.length > 0)) return [];
  const timer = route === 6 ? 'T-HANDLE' : 'T-DUTY';

  return [...allCancelled(running, CAUSE, moment), ...startFor(petition, { timer, body: petition.holder, ...CAUSE }, moment)];
};

/** SIM-5: another route is no simple matter. Otherwise the short limit runs beside T-HANDLE. */
const simpleClocks = (petition: Acceptable, { route }: AcceptPetition, moment: Moment): readonly PetitionEvent[] => {
  if (petition.simple === undefined || petition.stage === 'handling') return [];
  if (route === 5) return simpleLeft(petition, { by: petition.holder, ground: 'other-route' }, moment);

  return startFor(petition, { timer: 'T-SIMPLE-DONE', body: petition.holder, ...CAUSE }, moment);
};

const wrongRoute = ({ facts }: Acceptable, { route }: AcceptPetition): Decision<never> | undefined => {
  if (facts.kind === 'report') return refused('petition.not-an-appeal', { kind: facts.kind });
  if (facts.kind === 'suggestion') return route === undefined ? undefined : refused('petition.suggestion-has-no-route', { field: 'route' });

  return route === undefined ? refused('petition.route-needed', { field: 'route' }) : undefined;
};

const forbidden = (petition: Acceptable, request: AcceptPetition, { directory }: Moment): Decision<never> | undefined => {
  const wrong = wrongRoute(petition, request);
  if (wrong !== undefined) return wrong;
  if (petition.stage === 'passed' && petition.passing.capacity === 'own-rules') return refused('petition.body-has-own-rules');
  const strange = [request.leader, request.undertaker].find((id) => directory.staff.get(id)?.org !== petition.holder);

  return strange === undefined ? undefined : refused('petition.not-of-this-body', { staff: strange });
};

const accepted = (petition: Acceptable, { route, reason, leader, undertaker }: AcceptPetition, moment: Moment): PetitionEvent => {
  const receivedAt = petition.path.findLast(({ to }) => to === petition.holder)?.receivedAt ?? petition.facts.receivedAt;
  const isSimple = petition.simple !== undefined && route !== 5;

  return {
    type: 'PetitionAccepted',
    data: {
      agency: petition.holder,
      ...(route === undefined ? {} : { route }),
      ...(isSimple ? { procedure: 'simple' } : {}),
      reason,
      receivedAt,
      acceptedAt: moment.at,
      responsible: { leader, undertaker },
    },
  };
};

/** 受理: the agency takes the matter, of an appeal chooses the route, and names who handles it (REG-23b, REG-29, REG-31). */
export const acceptPetition =
  (request: AcceptPetition): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (!isAcceptable(petition)) return refused('petition.not-passed', { stage: petition.stage });
    const denied = notAllowed('accept', petition.holder, moment) ?? forbidden(petition, request, moment);
    if (denied !== undefined) return denied;
    const given = noticeGiven(petition, moment);
    const clocks = given.reduce(evolveClocks, petition.clocks);

    return recorded<PetitionEvent>(
      accepted(petition, request, moment),
      ...given,
      ...handlingClocks(petition, request, moment),
      ...simpleClocks({ ...petition, clocks }, request, moment),
    );
  };
