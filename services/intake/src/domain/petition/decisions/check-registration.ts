import { hasRole, refused, type Decision, type Moment } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { dayOf } from '@huiyin/time';
import type { RegisteredFacts } from '../state/matter.js';
import { capacityOf, handlesMatters } from '../capacity.js';
import { kindOfPurpose } from './kind-of-purpose.js';

type Check = (facts: CheckedFacts, moment: Moment) => Decision<never> | undefined;
/** What is checked of a registration: codes and dates. Words of people are never looked into. */
export type CheckedFacts = Pick<
  RegisteredFacts,
  'registeredBy' | 'region' | 'form' | 'purpose' | 'contentClass' | 'receivedAt' | 'platform'
>;

const CLASS_DIGITS = 2;
const isKnown = (dictionary: string, code: string, { directory }: Moment): boolean =>
  Object.hasOwn(directory.dictionaries[dictionary] ?? {}, code);

/** Petition offices register, and agencies what is brought to them directly (Art. 23 ¶1); courts and discipline bodies follow their own rules. */
const officeIsKnown: Check = ({ registeredBy }, { directory }) => {
  const body = directory.organisations.get(registeredBy);
  const registers = body !== undefined && capacityOf(body) !== 'own-rules' && handlesMatters(body);

  return registers ? undefined : refused('petition.unknown-office', { field: 'registeredBy' });
};

/** A registrar registers for his own body; a platform hands over what bodies registered on it. */
const mayRegister: Check = ({ registeredBy }, moment) => {
  const denied = authorise(moment.actor, 'register');
  if (denied !== undefined) return denied;
  if (hasRole(moment.actor, 'platform') || moment.actor.org === registeredBy) return undefined;

  return refused('petition.registered-for-others', { field: 'registeredBy' });
};

const regionIsKnown: Check = ({ region }, { directory }) =>
  directory.regions.has(region) ? undefined : refused('petition.unknown-region', { field: 'region' });

const formIsKnown: Check = ({ form }, moment) =>
  isKnown('petition-form', form, moment) ? undefined : refused('petition.unknown-form', { field: 'form' });

const purposeIsKnown: Check = ({ purpose }, { directory }) =>
  kindOfPurpose(purpose, directory) === undefined ? refused('petition.unknown-purpose', { field: 'purpose' }) : undefined;

const classIsKnown: Check = ({ contentClass }, moment) =>
  isKnown('content-class', contentClass.slice(0, CLASS_DIGITS), moment)
    ? undefined
    : refused('petition.unknown-content-class', { field: 'contentClass' });

/** A platform's clock and ours need not agree; a clerk's entry lies in the past. */
const wasReceived: Check = ({ receivedAt, platform }, { at }) =>
  platform === undefined && receivedAt > at ? refused('petition.received-in-future', { field: 'receivedAt' }) : undefined;

/** Before the first rule set no clock can run: such a matter followed other law. */
const underPresentLaw: Check = ({ receivedAt }, { directory }) =>
  (directory.ruleSets.get('nation') ?? []).some((set) => set.validFrom <= dayOf(receivedAt))
    ? undefined
    : refused('petition.before-present-law', { field: 'receivedAt' });

const CHECKS: readonly Check[] = [
  officeIsKnown,
  mayRegister,
  regionIsKnown,
  formIsKnown,
  purposeIsKnown,
  classIsKnown,
  wasReceived,
  underPresentLaw,
];

/** What is wrong with a registration, by field; nothing where it may be recorded. */
export const checkRegistration: Check = (facts, moment) => {
  for (const check of CHECKS) {
    const refusal = check(facts, moment);
    if (refusal !== undefined) return refusal;
  }

  return undefined;
};
