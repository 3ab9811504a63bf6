import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Moment, type Sealed } from '@huiyin/kernel';
import { clockCancelled, clockMet, clockResumed, heldBy, openClock, type ClockEvents } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { sendersTriageMet, type IntakeTimer } from '../matter-clocks.js';
import type { Objected, Petition } from '../state/petition.js';

export interface AnswerObjection {
  readonly agreed: boolean;
  readonly reasons: Sealed;
}

const CAUSE = { cause: 'ObjectionAnswered' } as const;
const OF_RECEIVER: readonly IntakeTimer[] = ['T-NOTICE-XFER', 'T-ASSIGN'];

const answered = ({ clocks, passing }: Objected, moment: Moment): ClockEvents => {
  const clock = openClock(clocks, 'T-OBJECT-ANS', heldBy(passing.from));

  return clock === undefined ? [] : clockMet(clock, CAUSE, moment);
};

/** The matter comes back: the body is free of it, and the sender's own time goes on. */
const cameBack = ({ clocks, passing }: Objected, moment: Moment): ClockEvents => {
  const triage = openClock(clocks, 'T-TRIAGE', heldBy(passing.from));
  const freed = OF_RECEIVER.map((timer) => openClock(clocks, timer, heldBy(passing.to)));

  return [
    ...freed.flatMap((clock) => (clock === undefined ? [] : clockCancelled(clock, CAUSE, moment))),
    ...(triage === undefined ? [] : clockResumed(triage, CAUSE, moment)),
  ];
};

/** The body must handle it: its notice period goes on, and the sender was done when it passed the matter on. */
const staysThere = (petition: Objected, moment: Moment): ClockEvents => {
  const { clocks, passing } = petition;
  const notice = openClock(clocks, 'T-NOTICE-XFER', heldBy(passing.to));

  return [
    ...(notice === undefined ? [] : clockResumed(notice, CAUSE, moment)),
    ...sendersTriageMet(petition, { passing, ...CAUSE }, moment),
  ];
};

/** 异议答复 (REG-23c): the matter goes back only after the sender checks and agrees. */
export const answerObjection =
  ({ agreed, reasons }: AnswerObjection): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    if (petition.stage !== 'objected') return refused('petition.no-objection', { stage: petition.stage });
    const denied = notAllowed('answer-objection', petition.holder, moment);
    if (denied !== undefined) return denied;
    const { from: by, to } = petition.passing;

    return recorded<PetitionEvent>(
      { type: 'ObjectionAnswered', data: { by, to, agreed, reasons } },
      ...answered(petition, moment),
      ...(agreed ? cameBack(petition, moment) : staysThere(petition, moment)),
    );
  };
