import type { PetitionEvent } from '@huiyin/contracts';
import {
  ignored,
  NOT_WITHHELD,
  recorded,
  refused,
  type Decide,
  type Directory,
  type Moment,
  type OrgId,
  type Withheld,
} from '@huiyin/kernel';
import { isWithin } from '@huiyin/policy';
import { clockMet, parameter, type ClockEvents } from '@huiyin/time';
import { capacityOf } from '../capacity.js';
import { startFor } from '../matter-clocks.js';
import { sortingStarted } from '../sorting-clocks.js';
import type { RegisteredFacts } from '../state/matter.js';
import type { Petition } from '../state/petition.js';
import { checkRegistration } from './check-registration.js';
import { kindOfPurpose } from './kind-of-purpose.js';
import { urgencyReported } from './urgency.js';
import { withheldFrom } from './withhold.js';

/** 登记: what the edge made of a request. Texts are sealed; units are those whose exact name was given as the one reported. */
export interface RegistrationRequest {
  readonly facts: Omit<RegisteredFacts, 'kind' | 'receivedAs'>;
  readonly reportedUnits: readonly OrgId[];
}

/** At most so many speak for a common visit (REG-20b, INV-15). The others stay petitioners; the visit itself is never refused. */
const withLawfulRepresentatives = (facts: RegistrationRequest['facts'], directory: Directory): RegistrationRequest['facts'] => {
  const most = parameter(directory, facts.region, 'maximum-representatives');
  const spokesmen = facts.petitioners.filter(({ representative }) => representative).slice(0, most);
  const petitioners = facts.petitioners.map((person) => ({ ...person, representative: spokesmen.includes(person) }));

  return { ...facts, petitioners };
};

const FIRST = 1;
const markOf = ({ facts, reportedUnits }: RegistrationRequest, kind: RegisteredFacts['kind']): Withheld =>
  kind === 'report' ? withheldFrom(reportedUnits, facts.registeredBy, FIRST) : NOT_WITHHELD;

/** 直接收到: the body was approached itself and is no petition office (REG-23a). */
const receivedAs = ({ registeredBy }: RegistrationRequest['facts'], { organisations }: Directory): Pick<RegisteredFacts, 'receivedAs'> => {
  const body = organisations.get(registeredBy);

  return body !== undefined && capacityOf(body) === 'agency' ? { receivedAs: 'agency' } : {};
};

const CAUSE = 'PetitionRegistered';

/** T-REG: registered in time after its receipt. What comes from a platform was registered there; its receipt is that registration (domain.md §2). */
const registrationTimed = ({ platform, registeredBy: body, receivedAt: at }: RegisteredFacts, moment: Moment): ClockEvents =>
  platform === undefined
    ? startFor({ clocks: {} }, { timer: 'T-REG', body, at, cause: CAUSE }, moment).flatMap((started) => [
        started,
        ...clockMet(started.data.clock, { cause: CAUSE }, moment),
      ])
    : [];

/** A report about the very body that would register it cannot be hidden from it (Art. 30 ¶3): it belongs to a petition office or a discipline body. */
const isAboutItself = ({ facts, reportedUnits }: RegistrationRequest, { directory }: Moment): boolean =>
  receivedAs(facts, directory).receivedAs === 'agency' && reportedUnits.some((unit) => isWithin(facts.registeredBy, unit, directory));

/** Every matter is registered, whether it will be accepted or not (REG-22, NET-L1); the office's time for sorting begins (T-TRIAGE). */
export const registerPetition =
  (request: RegistrationRequest): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage !== 'none') {
      const isSame = request.facts.digest !== undefined && petition.facts.digest === request.facts.digest;
      return isSame ? ignored('already-there') : refused('petition.number-known', { field: 'number' });
    }
    const refusal = checkRegistration(request.facts, moment);
    if (refusal !== undefined) return refusal;
    if (isAboutItself(request, moment)) return refused('petition.report-on-registering-body', { field: 'registeredBy' });

    const kind = kindOfPurpose(request.facts.purpose, moment.directory) ?? 'appeal';
    const withheld = markOf(request, kind);
    const lawful = withLawfulRepresentatives(request.facts, moment.directory);
    const facts: RegisteredFacts = { ...lawful, ...receivedAs(lawful, moment.directory), kind };
    const { registeredBy, receivedAt } = facts;

    return recorded<PetitionEvent>(
      { type: 'PetitionRegistered', data: { ...facts, withheld } },
      ...(facts.urgent ? urgencyReported({ facts, withheld }, registeredBy, moment.directory) : []),
      ...registrationTimed(facts, moment),
      ...sortingStarted({ clocks: {}, facts }, { body: registeredBy, at: receivedAt, cause: CAUSE }, moment),
    );
  };
