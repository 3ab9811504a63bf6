import { ignored, recorded, type Clock, type LocalDate, type Moment, type OrgId } from '@huiyin/kernel';
import { heldByPetitioner, latestClock, startClock } from '@huiyin/time';
import { begun } from './own-clock.js';
import type { Supervision } from './supervision.state.js';
import type { Rule, SupervisionEvent } from './supervision-event.js';

/** What supervision needs of a closed matter. */
export interface Closed {
  readonly evaluable: boolean;
  readonly office: OrgId;
  readonly agency?: OrgId;
  readonly reply: { readonly kind: 'served'; readonly letterId: string; readonly servedOn: LocalDate } | { readonly kind: 'none' };
}

/** The petitioner's time to evaluate, from the service of the reply; nobody's where no one is on record. */
const windowOf = ({ matter }: Supervision, servedOn: LocalDate, moment: Moment): Clock | undefined => {
  const [person] = matter.known ? matter.petitioners : [];
  if (!matter.known || person === undefined) return undefined;
  const holder = heldByPetitioner(person);

  return startClock({ timer: 'T-EVAL', holder, region: matter.region, cause: 'PetitionClosed', at: servedOn }, moment);
};

/** Every first-time matter gets one invitation with two scores when its reply was served (INV-9, EVA-4, S1-08). */
export const inviteEvaluation =
  ({ evaluable, reply, office, agency }: Closed): Rule =>
  (state, moment) => {
    if (!evaluable || reply.kind === 'none') return ignored('nothing-to-evaluate');
    if (state.evaluation.stage !== 'none') return ignored('already-invited');
    const clock = windowOf(state, reply.servedOn, moment);
    if (clock?.holder.kind !== 'petitioner') return ignored('nobody-to-invite');
    const bodies = { office, ...(agency === undefined ? {} : { agency }) };
    const invitation = { ...bodies, until: clock.lastDay, person: clock.holder.person, letterId: reply.letterId };

    return recorded<SupervisionEvent>({ type: 'EvaluationInvited', data: invitation }, begun(clock));
  };

/** The clock of the petitioner's right to evaluate. */
export const evaluationClock = (book: Parameters<typeof latestClock>[0]) => latestClock(book, 'T-EVAL');
