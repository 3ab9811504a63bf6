import { SAMPLE, type PetitionEvent } from '@huiyin/contracts';
import {
  asOrgId,
  asRegionCode,
  asStaffId,
  toInstant,
  type Actor,
  type Decide,
  type Instant,
  type LocalDate,
  type Moment,
  type OrgId,
} from '@huiyin/kernel';
import { withTimePassed } from '../domain/petition/overdue.js';
import { petitionAggregate } from '../domain/petition/petition.aggregate.js';
import { registerPetition, type RegistrationRequest } from '../domain/petition/decisions/register-petition.js';
import { evolveAll } from '../domain/petition/state/evolve.js';
import type { Petition } from '../domain/petition/state/petition.js';
import { CITY, staff } from './city.js';

export type PetitionDecide = Decide<Petition, PetitionEvent>;

type Facts = RegistrationRequest['facts'];
export const PERSON: Facts['petitioners'][number] = {
  id: 'p1',
  name: SAMPLE.sealed,
  marks: ['person:a'],
  representative: false,
  electronic: true,
};

/** A request as the edge makes it: an appeal from 清河区 of one person, taken by the district's office at 09:12 on 3 August 2026. */
export const request = (over: Partial<Facts> = {}, reportedUnits: readonly OrgId[] = []): RegistrationRequest => ({
  facts: {
    number: 'XF99010220260803000017',
    queryCode: SAMPLE.sealed,
    queryCodeHash: 'hash',
    registeredBy: asOrgId('q-xfj'),
    receivedAt: timeOf('2026-08-03T09:12'),
    petitionDate: '2026-08-03' as LocalDate,
    form: '03',
    purpose: '03',
    contentClass: '140300',
    region: asRegionCode('990102'),
    peopleCount: 1,
    title: SAMPLE.sealed,
    content: SAMPLE.sealed,
    petitioners: [PERSON],
    joint: false,
    anonymous: false,
    confidential: false,
    publicConsent: true,
    urgent: false,
    litigation: false,
    firstTime: true,
    digest: 'digest-1',
    ...over,
  },
  reportedUnits,
});

/** One thing that happens: on its day, by someone (nobody: a reaction, or time alone). */
export interface Step {
  readonly at: string;
  readonly by?: string;
  readonly decide?: PetitionDecide;
}

export const step = (at: string, by: string, decide: PetitionDecide): Step => ({ at, by, decide });
export const heard = (at: string, decide: PetitionDecide): Step => ({ at, decide });
/** Time passes until then: every limit that ends before is recorded. */
export const until = (at: string): Step => ({ at });

const SYSTEM: Actor = { id: asStaffId('system'), org: asOrgId('system'), roles: ['system'] };

/** A day stands for 08:00 in China, when offices open. */
const timeOf = (written: string): Instant => toInstant(`${written}${written.includes('T') ? '' : 'T08:00'}+08:00`);

const NOTHING: PetitionDecide = () => ({ kind: 'recorded', events: [] });

const momentOf = (at: string, actor: Actor): Moment => ({ at: timeOf(at), actor, directory: CITY, machine: toInstant(0) });

const happened = (petition: Petition, { at, by, decide = NOTHING }: Step): Petition => {
  const moment = momentOf(at, by === undefined ? SYSTEM : staff(by));
  const decision = withTimePassed(decide)(petition, moment);
  if (decision.kind !== 'recorded') throw new Error(`the story does not go so: ${JSON.stringify(decision)}`);

  return evolveAll(petition, decision.events, moment.at);
};

/** A petition after a story, told through the same decisions as in the service, so that no test stands on an impossible state. */
export const story = (registration: RegistrationRequest, ...steps: readonly Step[]): Petition => {
  const { registeredBy } = registration.facts;
  const first = step('2026-08-03T09:20', `${registeredBy}:registrar`, registerPetition(registration));

  return [first, ...steps].reduce(happened, petitionAggregate.initial);
};

interface Made {
  then(expected: (events: readonly PetitionEvent[]) => void): void;
  readonly state: Petition;
}

/** The decision recorded these events, no more and no fewer, and the petition then stands so. */
export const becomes = (made: Made, events: readonly (PetitionEvent['type'] | object)[], state: object): void => {
  made.then((recorded) => expect(recorded).toMatchObject(events.map((event) => (typeof event === 'string' ? { type: event } : event))));
  expect(made.state).toMatchObject(state);
};
