import type { Directory, LocalDate } from '@huiyin/kernel';
import type { KnownMatter, Letter, Letters, ReadonlyPetitioner } from '../domain/letter/letters.state.js';
import type { Wording } from './load-templates.js';

/** A letter, its matter, and the wording it is written with. */
export interface Draft extends Wording {
  readonly letter: Letter;
  readonly matter: KnownMatter;
  readonly state: Letters;
  readonly directory: Directory;
  readonly issuedOn: LocalDate;
}

/** What the vault opened: sealed → text. */
export type Opened = ReadonlyMap<string, string>;

/** The addressee and those served through him. */
export const concernedBy = ({ letter, matter }: Draft): readonly ReadonlyPetitioner[] => {
  const { addressee, onBehalfOf } = letter;
  const ids = addressee.kind === 'person' ? [addressee.person, ...onBehalfOf] : [];

  return ids.flatMap((id) => matter.petitioners.find((person) => person.id === id) ?? []);
};

/** A letter names so many of the signatories of a joint matter, and says how many there are. */
export const namedOf = (persons: readonly ReadonlyPetitioner[], { common }: Draft): readonly ReadonlyPetitioner[] =>
  persons.slice(0, common.named);
