import { ignored, recorded, type Clock, type Deadline, type Moment } from '@huiyin/kernel';
import { dueClock, isOver } from '@huiyin/time';
import { afterMiss } from './after-miss.js';
import { failStep } from './fail-step.js';
import { inTurn } from './in-turn.js';
import { lapseEvaluation } from './lapse-evaluation.js';
import type { Supervision } from './supervision.state.js';
import { urge } from './urge.js';
import type { Rule } from './supervision-event.js';

const plain =
  (deadline: Deadline): Rule =>
  (state, moment) => {
    const events = dueClock(state.book, deadline, moment);

    return events.length === 0 ? ignored('nothing-due') : recorded(...events);
  };

/** An answer to a suggestion that does not come opens supervision (T-SUGGEST-ANS); a charge without a result goes up (T-CHARGE). */
const missed =
  (deadline: Deadline, clock: Clock): Rule =>
  (state, moment) =>
    inTurn(plain(deadline), (now, later) => afterMiss(now.book[clock.id] ?? clock)(now, later))(state, moment);

/** What the end of each clock leads to. */
const ended = (clock: Clock, deadline: Deadline): Rule => {
  switch (clock.timer) {
    case 'T-URGE':
      return urge(clock);
    case 'T-SUP-REPLY':
      return inTurn(plain(deadline), failStep(clock));
    case 'T-EVAL':
      return lapseEvaluation(clock, deadline);
    default:
      return missed(deadline, clock);
  }
};

const clockOf = (state: Supervision, deadline: Deadline): Clock | undefined =>
  state.book[deadline.name.slice(deadline.name.indexOf(':') + 1)];

/** A due deadline of the record: a warning, or the end of one of its clocks. */
export const dueDeadline =
  (deadline: Deadline): Rule =>
  (state, moment: Moment) => {
    const clock = clockOf(state, deadline);
    if (clock === undefined || clock.state !== 'running') return ignored('nothing-due');

    return isOver(clock, moment.at) ? ended(clock, deadline)(state, moment) : plain(deadline)(state, moment);
  };
