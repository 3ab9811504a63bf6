import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment, type Sealed, type Staff, type StaffId } from '@huiyin/kernel';
import { authorise, mayAddress } from '@huiyin/policy';
import { allMet, startFor } from '../matter-clocks.js';
import { notAllowed, UNKNOWN } from '../acting.js';
import type { Petition, Registered } from '../state/petition.js';

export interface AskLeader {
  readonly leader: StaffId;
  /** 重要信访: the shorter limit (S3-84). */
  readonly important: boolean;
  /** 拟办意见. */
  readonly draft: Sealed;
}

const LEADING_BODIES: ReadonlySet<string> = new Set(['government', 'party']);

/** A leader of the body itself, of one of its superiors, or of the government or Party committee beside it. */
const leads = (leader: Staff, body: Registered['facts']['registeredBy'], { organisations }: Moment['directory']): boolean => {
  const own = organisations.get(body);
  const his = organisations.get(leader.org);
  if (leader.org === body || own?.superiors.includes(leader.org) === true) return true;

  return his !== undefined && his.region === own?.region && LEADING_BODIES.has(his.kind);
};

/** Once it is decided nobody waits for a comment, and no clock may outlive the matter. */
const DECIDED = ['replying', 'closed', 'ended'] as const;
type Held = Exclude<Registered, { readonly stage: (typeof DECIDED)[number] }>;
const isDecided = (petition: Registered): petition is Exclude<Registered, Held> => DECIDED.some((stage) => stage === petition.stage);

const unfit = (petition: Held, staff: Staff | undefined, moment: Moment): Decision<never> | undefined => {
  if (staff === undefined || !['leader', 'head'].some((role) => staff.roles.some((has) => has === role))) {
    return refused('petition.not-a-leader', { field: 'leader' });
  }
  if (!leads(staff, petition.holder, moment.directory)) return refused('petition.leader-of-other-body', { field: 'leader' });
  if (!mayAddress(staff.org, petition.withheld, moment.directory)) return refused('petition.withheld-from-body');
  const isWaiting = petition.readings.some(({ leader, comment }) => leader === staff.id && comment === undefined);

  return isWaiting ? refused('petition.already-with-leader') : undefined;
};

const asked = (petition: Held, { leader, important, draft }: AskLeader, moment: Moment): Decision<PetitionEvent> => {
  const leaderOf = moment.directory.staff.get(leader)?.org ?? petition.holder;
  const variant = important ? { variant: 'important' } : {};
  const clocks = startFor(petition, { timer: 'T-LEADER-READ', body: leaderOf, cause: 'LeaderReadingAsked', ...variant }, moment);
  const clockId = clocks[0]?.data.clock.id ?? '';
  const readingId = `b${petition.readings.length + 1}`;

  return recorded<PetitionEvent>(
    { type: 'LeaderReadingAsked', data: { readingId, by: petition.holder, leader, leaderOf, important, draft, clockId } },
    ...clocks,
  );
};

/** 呈领导阅批 (S3-29, S3-84): the body that has the matter submits it with a draft; the leader's time runs (T-LEADER-READ). */
export const askLeader =
  (request: AskLeader): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (isDecided(petition)) return refused('petition.already-decided', { stage: petition.stage });
    const staff = moment.directory.staff.get(request.leader);

    return notAllowed('submit-to-leader', petition.holder, moment) ?? unfit(petition, staff, moment) ?? asked(petition, request, moment);
  };

/** 领导批示 (L29): by the leader himself, or who acts in his place (INV-18); also where it comes late. */
export const recordComment =
  (comment: Sealed): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    const denied = authorise(moment.actor, 'comment-as-leader');
    if (denied !== undefined) return denied;
    const { id, actingFor } = moment.actor;
    const reading = petition.readings.find(({ leader, comment: said }) => said === undefined && (leader === id || leader === actingFor));
    if (reading === undefined) return refused('petition.not-with-this-leader');
    const clock = petition.clocks[reading.clockId];

    return recorded<PetitionEvent>(
      { type: 'LeaderCommented', data: { readingId: reading.id, by: id, comment } },
      ...allMet(clock === undefined ? [] : [clock], { cause: 'LeaderCommented' }, moment),
    );
  };
