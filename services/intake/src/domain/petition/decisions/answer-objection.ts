import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Moment, type Sealed } from '@huiyin/kernel';
import { clockResumed, type ClockEvents } from '@huiyin/time';
import { notAllowed, UNKNOWN } from '../acting.js';
import { allCancelled, allMet, openFor, type IntakeTimer } from '../matter-clocks.js';
import { sendersSortingMet, sortingResumed } from '../sorting-clocks.js';
import type { Objected, Petition } from '../state/petition.js';

export interface AnswerObjection {
  readonly agreed: boolean;
  readonly reasons: Sealed;
}

const CAUSE = { cause: 'ObjectionAnswered' } as const;
const OF_RECEIVER: readonly IntakeTimer[] = ['T-NOTICE-XFER', 'T-SIMPLE-ACC', 'T-ASSIGN'];

const answered = (petition: Objected, moment: Moment): ClockEvents =>
  allMet(openFor(petition, petition.passing.from, ['T-OBJECT-ANS']), CAUSE, moment);

/** The matter comes back: the body is free of it, and the sender's own time goes on. */
const cameBack = (petition: Objected, moment: Moment): ClockEvents => {
  const { from, to } = petition.passing;

  return [
    ...allCancelled(openFor(petition, to, OF_RECEIVER), CAUSE, moment),
    ...sortingResumed(petition, { body: from, ...CAUSE }, moment),
  ];
};

/** The body must handle it: its notice period goes on, and the sender was done when it passed the matter on. */
const staysThere = (petition: Objected, moment: Moment): ClockEvents => {
  const { passing } = petition;
  const paused = openFor(petition, passing.to, ['T-NOTICE-XFER', 'T-SIMPLE-ACC']);

  return [...paused.flatMap((clock) => clockResumed(clock, CAUSE, moment)), ...sendersSortingMet(petition, { passing, ...CAUSE }, moment)];
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
