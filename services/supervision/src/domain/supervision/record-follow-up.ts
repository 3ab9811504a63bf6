import { ignored, recorded, refused, type Decision, type LocalDate, type Moment, type Sealed } from '@huiyin/kernel';
import { authorise, mayAddress } from '@huiyin/policy';
import { instantOfDay, isToCome } from './day-of-fact.js';
import { endOversight } from './end-oversight.js';
import type { FollowUp } from './evaluation.state.js';
import { inTurn } from './in-turn.js';
import { isOpen } from './item.state.js';
import { meetClock } from './meet-clock.js';
import { proposeFor } from './open-item.js';
import type { FollowUpResult } from './supervision.terms.js';
import type { Rule } from './supervision-event.js';

export interface RecordFollowUp extends FollowUpResult {
  readonly followUpId: string;
  readonly note?: Sealed;
  readonly doneOn: LocalDate;
}

/** TRG-7, FST-7(b): the follow-up found a fault of the agency; its supervision is proposed to the leader, unless it is under way. */
const superviseFault: Rule = (state, moment) => {
  const agency = state.evaluation.stage === 'none' ? undefined : state.evaluation.invitation.agency;
  if (agency === undefined || !mayAddress(agency, state.withheld, moment.directory)) return ignored('no-agency-to-supervise');
  if (state.items.some((item) => item.body === agency && isOpen(item))) return ignored('already-supervised');

  return proposeFor({ body: agency, ground: 'agency-fault' })(state, moment);
};

const deniedTo = ({ holder, done }: FollowUp, { actor }: Moment): Decision<never> | undefined => {
  if (holder !== actor.org) return refused('supervision.not-the-duty-holder', { holder });

  return authorise(actor, 'follow-up') ?? (done ? refused('supervision.follow-up-already-recorded') : undefined);
};

/** 回访记录 (L27): done once by the duty holder, with a neutral result (FST-6, FST-7). */
export const recordFollowUp =
  ({ followUpId, way, result, note, doneOn }: RecordFollowUp): Rule =>
  (state, moment) => {
    const followUp = state.followUps.find(({ id }) => id === followUpId);
    if (followUp === undefined) return refused('follow-up.not-found', { followUpId });
    const denied = deniedTo(followUp, moment);
    if (denied !== undefined) return denied;
    if (isToCome(doneOn, moment)) return refused('supervision.date-in-future', { doneOn });
    const words = note === undefined ? {} : { note };
    const done = { followUpId, holder: followUp.holder, way, result, ...words, by: moment.actor.id, doneOn };

    return inTurn(
      meetClock(followUp.clock, { cause: 'FollowUpRecorded', at: instantOfDay(doneOn, moment) }),
      () => recorded({ type: 'FollowUpRecorded', data: done }),
      ...(result === 'agency-fault' ? [superviseFault] : []),
      endOversight,
    )(state, moment);
  };
