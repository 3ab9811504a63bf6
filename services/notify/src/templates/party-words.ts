import type { ReadonlyPetitioner } from '../domain/letter/letters.state.js';
import { concernedBy, namedOf, type Draft, type Opened } from './draft.js';
import { orgName } from './fact-words.js';
import { fillPattern } from './template.js';

/** How the people of a matter are named in a letter. */
export class PartyWords {
  constructor(
    private readonly draft: Draft,
    private readonly opened: Opened,
  ) {}

  name = (person: ReadonlyPetitioner): string => this.text(person.name) ?? this.draft.common.unnamed;

  /** With what a body needs to reach the person. */
  details = (person: ReadonlyPetitioner): string => {
    const { common } = this.draft;
    const list = (['phone', 'address'] as const).flatMap((field) => fillPattern(common[field], { value: this.text(person[field]) }) ?? []);

    return `${this.name(person)}${fillPattern(common.details, { list: list.join(common.join.details) }) ?? ''}`;
  };

  all(say: (person: ReadonlyPetitioner) => string): string {
    return this.list(this.draft.matter.petitioners, say);
  }

  addressee(): string {
    const { addressee } = this.draft.letter;
    if (addressee.kind === 'organisation') return orgName(addressee.org, this.draft);
    const persons = concernedBy(this.draft);

    return persons.length === 0 ? this.draft.common.unnamed : this.list(persons, this.name);
  }

  private list(persons: readonly ReadonlyPetitioner[], say: (person: ReadonlyPetitioner) => string): string {
    const { common } = this.draft;
    const names = namedOf(persons, this.draft).map(say).join(common.join.default);
    const more = persons.length > common.named ? fillPattern(common.more, { count: String(persons.length) }) : undefined;

    return `${names}${more ?? ''}`;
  }

  private text(sealed: string | undefined): string | undefined {
    return sealed === undefined ? undefined : this.opened.get(sealed);
  }
}
