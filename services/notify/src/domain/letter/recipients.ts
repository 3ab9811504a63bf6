import { channelsTo } from './delivery/consent.js';
import type { Letter, ReadonlyPetitioner } from './letters.state.js';

/** One letter to a person, and the others on whom it is served through him. */
export interface Recipient {
  readonly person: string;
  readonly onBehalfOf: readonly string[];
}

export const isReachable = (person: ReadonlyPetitioner): boolean => person.address !== undefined || channelsTo(person).length > 0;

/**
 * 联名信访: a joint matter is served on each signatory who left an address, and on the others through a representative
 * (domain.md §7.2); through the first signatory who can be reached where nobody was named.
 */
export const recipientsOf = (petitioners: readonly ReadonlyPetitioner[]): readonly Recipient[] => {
  const direct = petitioners.filter(isReachable);
  const others = petitioners.filter((person) => !isReachable(person));
  const standIn =
    direct.find(({ representative }) => representative) ??
    petitioners.find(({ representative }) => representative) ??
    direct[0] ??
    petitioners[0];
  if (standIn === undefined) return [];
  const receivers = direct.includes(standIn) || others.length === 0 ? direct : [...direct, standIn];

  return receivers.map((person) => ({
    person: person.id,
    onBehalfOf: person === standIn ? others.filter((other) => other !== standIn).map(({ id }) => id) : [],
  }));
};

/** Everyone on whom the letter counts as served. */
export const personsOf = (letter: Pick<Letter, 'addressee' | 'onBehalfOf'>): readonly string[] =>
  letter.addressee.kind === 'person' ? [letter.addressee.person, ...letter.onBehalfOf] : [];
