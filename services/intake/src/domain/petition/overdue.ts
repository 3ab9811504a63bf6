import type { PetitionEvent } from '@huiyin/contracts';
import { recorded, type ClockEvent, type Deadline, type Decide, type Decision, type Instant, type Moment } from '@huiyin/kernel';
import { clockDeadlines, dueClock } from '@huiyin/time';
import { deemedAcceptance } from './deemed-acceptance.js';
import { simpleOverdue } from './simple-procedure.js';
import { sendersSortingMet } from './sorting-clocks.js';
import { evolveAll } from './state/evolve.js';
import type { Petition, Registered } from './state/petition.js';

/** What follows from the end of a clock, besides the end itself. `petition` stands as it is after that end. */
const consequencesOf = (petition: Registered, event: ClockEvent, moment: Moment): readonly PetitionEvent[] => {
  const { clock } = event.data;
  if (event.type === 'RightLapsed' && clock.timer === 'T-OBJECT' && petition.stage === 'passed') {
    return sendersSortingMet(petition, { passing: petition.passing, cause: 'RightLapsed' }, moment);
  }
  if (event.type !== 'DutyMissed') return [];

  return [...simpleOverdue(petition, clock, moment), ...deemedAcceptance(petition, clock, moment)];
};

/** What a due deadline of a petition leads to, itself alone. It takes the deadline away. */
const eventsOfDue = (petition: Registered, deadline: Deadline, moment: Moment): readonly PetitionEvent[] => {
  const found: PetitionEvent[] = [];
  let state: Petition = petition;
  for (const event of dueClock(petition.clocks, deadline, moment)) {
    state = evolveAll(state, [event], moment.at);
    found.push(event, ...(state.stage === 'none' ? [] : consequencesOf(state, event, moment)));
  }

  return found;
};

const isEnd = (deadline: Deadline): boolean => !deadline.name.startsWith('warn-');

const firstOver = (petition: Registered, until: Instant): Deadline | undefined =>
  clockDeadlines(petition.clocks)
    .filter((deadline) => isEnd(deadline) && deadline.at <= until)
    .sort((a, b) => (a.at === b.at ? a.name.localeCompare(b.name) : a.at < b.at ? -1 : 1))[0];

/** Every limit that has passed until then and was not swept yet, the earliest first: one end may start the next clock. */
const passedLimits = (petition: Petition, until: Instant, moment: Moment): readonly PetitionEvent[] => {
  const found: PetitionEvent[] = [];
  let state = petition;
  while (state.stage !== 'none') {
    const deadline = firstOver(state, until);
    const events = deadline === undefined ? [] : eventsOfDue(state, deadline, moment);
    if (events.length === 0) return found;
    found.push(...events);
    state = evolveAll(state, events, moment.at);
  }

  return found;
};

/** A warning of a clock that is over by now brings its end instead: what ended before it must be recorded before it. */
const lastEndBefore = ({ clocks }: Registered, deadline: Deadline, moment: Moment): Instant => {
  const ends = dueClock(clocks, deadline, moment).filter(({ type }) => type === 'DutyMissed' || type === 'RightLapsed');

  return ends.reduce((latest, { data }) => (data.clock.due > latest ? data.clock.due : latest), deadline.at);
};

/**
 * What the sweep records for a due deadline. After a long standstill (a stopped service, a clock moved by months) every limit ends once, and
 * in the order in which the limits ended, whichever warning of which clock comes first.
 */
export const dueInOrder = (petition: Registered, deadline: Deadline, moment: Moment): readonly PetitionEvent[] => {
  const ends = passedLimits(petition, lastEndBefore(petition, deadline, moment), moment);
  const state = evolveAll(petition, ends, moment.at);

  return state.stage === 'none' ? ends : [...ends, ...eventsOfDue(state, deadline, moment)];
};

/**
 * Deciders look at the time themselves: what a passed limit led to is recorded before the command is decided, whether or not the sweep
 * has run. A refusal records nothing; the sweep will.
 */
export const withTimePassed =
  (decide: Decide<Petition, PetitionEvent>): Decide<Petition, PetitionEvent> =>
  (petition, moment): Decision<PetitionEvent> => {
    const before = passedLimits(petition, moment.at, moment);
    const decision = decide(evolveAll(petition, before, moment.at), moment);

    return decision.kind === 'recorded' ? recorded(...before, ...decision.events) : decision;
  };
