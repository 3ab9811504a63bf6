import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Clock, type Decide, type Decision, type Moment, type Sealed } from '@huiyin/kernel';
import { isHeadOf } from '@huiyin/policy';
import { clockExtended, dayOf, grantDays, heldBy, isOver, openClock } from '@huiyin/time';
import { UNKNOWN } from '../acting.js';
import { simpleLeft } from '../simple-procedure.js';
import type { InHandling, Petition } from '../state/petition.js';

export interface ExtendHandling {
  readonly days: number;
  readonly reason: Sealed;
}

const runningClock = (petition: InHandling): Clock | undefined => openClock(petition.clocks, 'T-HANDLE', heldBy(petition.holder));

const extended = (petition: InHandling, { days, reason }: ExtendHandling, moment: Moment): Decision<PetitionEvent> => {
  const clock = runningClock(petition);
  if (clock === undefined) return refused('petition.not-extendable');
  if (isOver(clock, moment.at)) return refused('petition.extension-too-late', { lastDay: clock.lastDay });
  const granted = grantDays(
    days,
    { timer: 'T-EXTEND', region: clock.region, org: petition.holder, on: dayOf(clock.startedAt) },
    moment.directory,
  );
  if (granted === undefined) return refused('petition.extension-too-long', { field: 'days' });
  const changes = clockExtended(clock, { days: granted, cause: 'HandlingExtended' }, moment);
  const newLastDay = changes.at(-1)?.data.clock.lastDay ?? clock.lastDay;

  return recorded<PetitionEvent>(
    ...simpleLeft(petition, { by: petition.holder, ground: 'complex' }, moment),
    { type: 'HandlingExtended', data: { agency: petition.holder, days, reason, approvedBy: moment.actor.id, newLastDay } },
    ...changes,
  );
};

/** 延期 (REG-34b, INV-2): complex, so no simple matter any more (SIM-5); once, by the agency's head, before the limit ends, by as many days as the rule set allows at most. */
export const extendHandling =
  (request: ExtendHandling): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'handling') return refused('petition.not-in-handling', { stage: petition.stage });
    if (petition.handling.extended) return refused('petition.already-extended');
    if (!isHeadOf(moment.actor, petition.holder)) return refused('petition.extension-needs-head');

    return extended(petition, request, moment);
  };
