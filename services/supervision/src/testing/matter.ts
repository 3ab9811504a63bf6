import { asOrgId, asRegionCode, type Clock, type Instant, type LocalDate, type Sealed, type Withheld } from '@huiyin/kernel';
import { dayOf, endClock, heldBy, heldByPetitioner, startClock } from '@huiyin/time';
import { supervisorOf } from '@huiyin/policy';
import { regionOf } from '../domain/supervision/own-clock.js';
import { noteEnd, noteMiss, noteRetraction } from '../domain/supervision/note-clock.js';
import { heard } from '../domain/supervision/note-disclosure.js';
import type { Fact, Rule } from '../domain/supervision/supervision-event.js';
import type { Checks } from '../domain/supervision/supervision.terms.js';
import { watchMatter } from '../domain/supervision/watch-matter.js';
import { city } from './sample-city.js';
import { momentAt, Story } from './story.js';

export const sealedText = 'eyJhbGciOiJkaXIifQ..aXY.dGV4dA.dGFn' as Sealed;

export const OPEN: Withheld = { scope: 'none', seq: 1 };
export const hiddenFrom = (...orgs: readonly string[]): Withheld => ({ scope: 'from', orgs: orgs.map(asOrgId), seq: 9 });

const registration: Fact<'MatterWatched'> = {
  number: 'XF99010220260803000019',
  registeredBy: asOrgId('q-xfj'),
  region: '990102',
  firstTime: true,
  petitioners: ['p1', 'p2'],
  queryCodeHash: 'b1:5f2c',
};

export const watched = (change: Partial<Fact<'MatterWatched'>> = {}): Story =>
  new Story().then('2026-08-03', watchMatter({ ...registration, ...change }));

/** A clock as its owner sends it: `days` of handling from this day. */
export const clockOf = (timer: string, org: string, startedOn: string): Clock => {
  const moment = momentAt(startedOn);
  const supervisor = supervisorOf(asOrgId(org), city);

  return startClock(
    {
      timer,
      holder: heldBy(asOrgId(org)),
      region: regionOf(asOrgId(org), moment),
      cause: 'PetitionAccepted',
      at: startedOn as LocalDate,
      ...(supervisor === undefined ? {} : { supervisor }),
    },
    moment,
  );
};

export const rightOf = (timer: string, person: string, startedOn: string): Clock =>
  startClock(
    {
      timer,
      holder: heldByPetitioner(person),
      region: asRegionCode('990102'),
      cause: 'LetterServed',
      at: startedOn as LocalDate,
    },
    momentAt(startedOn),
  );

export const missedBy = (clock: Clock): Clock =>
  endClock(clock, { as: 'missed', at: clock.due, cause: 'limit-passed' }, momentAt(clock.due));
export const doneLate = (clock: Clock, at: string): Clock => endClock(clock, { as: 'met', cause: 'OpinionIssued' }, momentAt(at));
export const keptAfterAll = (clock: Clock): Clock => ({ ...clock, state: 'running' });

const from = (rule: Rule, withheld: Withheld = OPEN): Rule => heard({ withheld, source: 'intake' }, rule);
export const missHeard = (clock: Clock, withheld?: Withheld): Rule => from(noteMiss({ service: 'intake', clock }), withheld);
export const endHeard = (clock: Clock): Rule => from(noteEnd({ service: 'intake', clock }));
export const retractionHeard = (clock: Clock): Rule => from(noteRetraction({ service: 'intake', clock }));

/** The handling limit of q-zjj (60 days from 2026-08-03) went by on 2026-10-09 (the holiday moved it). */
export const handling = clockOf('T-HANDLE', 'q-zjj', '2026-08-03');
export const missedHandling = missedBy(handling);
export const dueDay = (clock: Clock): LocalDate => dayOf(clock.due);
export const instantOf = (clock: Clock): Instant => clock.due;

/** A matter whose agency let its limit pass, on the day after its last day. */
export const overdue = (withheld?: Withheld): Story => watched().then(missedHandling.due, missHeard(missedHandling, withheld));

const checked = (pass: boolean): Checks => ({
  'facts-clear': pass,
  'conclusion-right': true,
  'law-followed': true,
  'formalities-complete': true,
  'material-complete': true,
  'opinion-carried-out': pass,
});
export const ALL_PASS = checked(true);
export const TWO_FAIL = checked(false);
export const ITEM = 'q-zjj/1';
