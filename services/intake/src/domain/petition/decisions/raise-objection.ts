import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Sealed } from '@huiyin/kernel';
import { clockMet, clockPaused, heldBy, isOver, openClock } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { openFor, startFor } from '../matter-clocks.js';
import type { Petition } from '../state/petition.js';

export interface RaiseObjection {
  readonly reasons: Sealed;
  /** The rule by which the body has not the power. */
  readonly basis: string;
}

/**
 * 异议 (REG-23c): a body without the power says so within T-OBJECT of its own receipt, once; afterwards it must handle. While the sender
 * examines it, the body cannot tell the petitioner how the matter goes on, so its notice period stands still (P).
 */
export const raiseObjection =
  ({ reasons, basis }: RaiseObjection): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'passed') return refused('petition.not-passed', { stage: petition.stage });
    const denied = notAllowed('object', petition.holder, moment);
    if (denied !== undefined) return denied;
    const { from, to } = petition.passing;
    const right = openClock(petition.clocks, 'T-OBJECT', heldBy(to));
    if (right === undefined || isOver(right, moment.at)) return refused('petition.objection-too-late');
    const cause = 'ObjectionRaised';

    return recorded<PetitionEvent>(
      { type: 'ObjectionRaised', data: { by: to, to: from, reasons, basis } },
      ...clockMet(right, { cause }, moment),
      ...openFor(petition, to, ['T-NOTICE-XFER', 'T-SIMPLE-ACC']).flatMap((clock) => clockPaused(clock, { cause }, moment)),
      ...startFor(petition, { timer: 'T-OBJECT-ANS', body: from, cause }, moment),
    );
  };
