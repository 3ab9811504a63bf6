import type { PetitionEvent } from '@huiyin/contracts';
import {
  recorded,
  type ClockEvent,
  type Deadline,
  type Decide,
  type Decision,
  type Directory,
  type Moment,
  type OrgId,
} from '@huiyin/kernel';
import { supervisorOf } from '@huiyin/policy';
import { clockDeadlines, dueClock } from '@huiyin/time';
import { sendersTriageMet, startFor } from './matter-clocks.js';
import { evolveAll } from './state/evolve.js';
import type { Passed, Petition, Registered } from './state/petition.js';

/** Only these fall silent into acceptance (T-DEEMED, P): other bodies follow rules of their own (REG-23d). */
const DEEMABLE: ReadonlySet<string> = new Set(['agency', 'town', 'enterprise']);

const isDeemable = (petition: Passed, directory: Directory): boolean =>
  petition.facts.kind === 'appeal' && DEEMABLE.has(directory.organisations.get(petition.holder)?.kind ?? '');

/** Silence until the end of the notice period counts as acceptance on route 6; the supervising office tells the petitioner (T-DEEMED). */
const deemedAccepted = (petition: Passed, clock: ClockEvent['data']['clock'], moment: Moment): readonly PetitionEvent[] => {
  const agency: OrgId = petition.holder;
  const toldBy = supervisorOf(agency, moment.directory) ?? petition.passing.from;
  const met = sendersTriageMet(petition, { passing: petition.passing, cause: 'AcceptanceDeemed' }, moment);

  return [
    { type: 'AcceptanceDeemed', data: { agency, deemedAt: clock.due, toldBy } },
    ...met,
    ...startFor(petition, { timer: 'T-HANDLE', body: agency, cause: 'AcceptanceDeemed', after: clock }, moment),
  ];
};

/** What follows from the end of a clock, besides the end itself. */
const consequencesOf = (petition: Petition, event: ClockEvent, moment: Moment): readonly PetitionEvent[] => {
  const { clock } = event.data;
  if (petition.stage !== 'passed') return [];
  if (event.type === 'RightLapsed' && clock.timer === 'T-OBJECT') {
    return sendersTriageMet(petition, { passing: petition.passing, cause: 'RightLapsed' }, moment);
  }
  if (event.type !== 'DutyMissed' || clock.timer !== 'T-NOTICE-XFER' || !isDeemable(petition, moment.directory)) return [];

  return deemedAccepted(petition, clock, moment);
};

/** What a due deadline of a petition leads to. It takes the deadline away. */
export const eventsOfDue = (petition: Registered, deadline: Deadline, moment: Moment): readonly PetitionEvent[] =>
  dueClock(petition.clocks, deadline, moment).flatMap((event) => [event, ...consequencesOf(petition, event, moment)]);

const isEnd = (deadline: Deadline): boolean => !deadline.name.startsWith('warn-');

const firstOver = (petition: Registered, moment: Moment): Deadline | undefined =>
  clockDeadlines(petition.clocks)
    .filter((deadline) => isEnd(deadline) && deadline.at <= moment.at)
    .sort((a, b) => (a.at < b.at ? -1 : 1))[0];

/** Every limit that has passed by now and was not swept yet, the earliest first: one end may start the next clock. */
const passedLimits = (petition: Petition, moment: Moment): readonly PetitionEvent[] => {
  const found: PetitionEvent[] = [];
  let state = petition;
  while (state.stage !== 'none') {
    const deadline = firstOver(state, moment);
    const events = deadline === undefined ? [] : eventsOfDue(state, deadline, moment);
    if (events.length === 0) return found;
    found.push(...events);
    state = evolveAll(state, events, moment.at);
  }

  return found;
};

/**
 * Deciders look at the time themselves: what a passed limit led to is recorded before the command is decided, whether or not the sweep
 * has run. A refusal records nothing; the sweep will.
 */
export const withTimePassed =
  (decide: Decide<Petition, PetitionEvent>): Decide<Petition, PetitionEvent> =>
  (petition, moment): Decision<PetitionEvent> => {
    const before = passedLimits(petition, moment);
    const decision = decide(evolveAll(petition, before, moment.at), moment);

    return decision.kind === 'recorded' ? recorded(...before, ...decision.events) : decision;
  };
