import type { Channel, PetitionEvent } from '@huiyin/contracts';
import { recorded, refused, type Decide, type Decision, type Moment, type OrgId } from '@huiyin/kernel';
import { notAllowed, UNKNOWN } from '../acting.js';
import type { Petition, Registered } from '../state/petition.js';

interface Change {
  /** The petitioner whose consent it is. */
  readonly by: string;
  /** The channels that he wishes from now on, in his order; none: all comes on paper. */
  readonly consents: readonly Channel[];
}

export interface ChangeConsents extends Change {
  /** How it was told, by the dictionary `petition-form`. */
  readonly way: string;
}

export interface ChangeOwnConsents extends Pick<Change, 'consents'> {
  /** Whose query code and second factor were given. */
  readonly persons: ReadonlySet<string>;
}

/** The office that registered him, at any time; or the body that has the matter. */
const bodyFor = (petition: Registered, { actor }: Moment): OrgId =>
  actor.org === petition.facts.registeredBy || !('holder' in petition) ? petition.facts.registeredBy : petition.holder;

const isSame = (known: readonly Channel[] | undefined, wished: readonly Channel[]): boolean => known?.join() === wished.join();

const untold = ({ facts }: Registered, { by, consents }: Change): Decision<never> | undefined => {
  const person = facts.petitioners.find(({ id }) => id === by);
  if (person === undefined) return refused('petition.unknown-petitioner', { field: 'by' });
  if (consents.includes('mail') && person.email === undefined) return refused('petition.no-mail-address', { field: 'consents' });
  if (consents.includes('sms') && person.phone === undefined) return refused('petition.no-phone', { field: 'consents' });

  return isSame(person.consents, consents) ? refused('petition.consents-unchanged') : undefined;
};

/**
 * 电子送达同意 (domain.md §7.2: consent is revocable): as the petitioner told it, for himself alone and at any time, also when the matter has
 * ended. It holds for the letters from then on; what was served stays served.
 */
export const changeConsents =
  (change: ChangeConsents): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage === 'none') return UNKNOWN;
    const refusal = notAllowed('note-consents', bodyFor(petition, moment), moment) ?? untold(petition, change);
    if (refusal !== undefined) return refusal;
    const { by, consents, way } = change;

    return recorded<PetitionEvent>({ type: 'ConsentsChanged', data: { by, consents: [...consents], recordedBy: moment.actor.org, way } });
  };

/** The same by the petitioner himself, without an office. Two with one phone are not told apart by its end: then it is for the counter, or for a mailed code. */
export const changeOwnConsents =
  ({ persons, consents }: ChangeOwnConsents): Decide<Petition, PetitionEvent> =>
  (petition) => {
    if (petition.stage === 'none') return UNKNOWN;
    const [by, another] = persons;
    if (by === undefined || another !== undefined) return refused('petition.asker-unclear');
    const refusal = untold(petition, { by, consents });
    if (refusal !== undefined) return refusal;

    return recorded<PetitionEvent>({ type: 'ConsentsChanged', data: { by, consents: [...consents] } });
  };
