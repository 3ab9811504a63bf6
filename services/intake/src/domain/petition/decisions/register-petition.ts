import type { PetitionEvent } from '@huiyin/contracts';
import { ignored, NOT_WITHHELD, recorded, refused, type Decide, type Directory, type OrgId, type Withheld } from '@huiyin/kernel';
import { parameter } from '@huiyin/time';
import { startFor } from '../matter-clocks.js';
import type { RegisteredFacts } from '../state/matter.js';
import type { Petition } from '../state/petition.js';
import { checkRegistration } from './check-registration.js';
import { kindOfPurpose } from './kind-of-purpose.js';
import { urgencyReported } from './urgency.js';
import { withheldFrom } from './withhold.js';

/** 登记: what the edge made of a request. Texts are sealed; units are those whose exact name was given as the one reported. */
export interface RegistrationRequest {
  readonly facts: Omit<RegisteredFacts, 'kind'>;
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

    const kind = kindOfPurpose(request.facts.purpose, moment.directory) ?? 'appeal';
    const withheld = markOf(request, kind);
    const facts = { ...withLawfulRepresentatives(request.facts, moment.directory), kind };
    const { registeredBy, receivedAt } = facts;

    return recorded<PetitionEvent>(
      { type: 'PetitionRegistered', data: { ...facts, withheld } },
      ...(facts.urgent ? urgencyReported({ facts, withheld }, registeredBy, moment.directory) : []),
      ...startFor({ clocks: {} }, { timer: 'T-TRIAGE', body: registeredBy, at: receivedAt, cause: 'PetitionRegistered' }, moment),
    );
  };
