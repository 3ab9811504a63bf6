import type { LetterEvent } from '@huiyin/contracts';
import { recordsOf } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { maySee } from '@huiyin/policy';
import type { Records, SerialNumber } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import { LETTERS } from '../aggregates.js';
import { bodiesOf } from '../domain/letter/letters.aggregate.js';
import type { Letter, Letters } from '../domain/letter/letters.state.js';
import { Surroundings } from '../effects/render/surroundings.js';
import type { OwnLetter } from './number-row.js';

/** `<matter>/<letter>`: to whom a number was given. */
const placeOf = ({ letter }: SerialNumber): { readonly matter: string; readonly letterId: string } => {
  const [matter = '', ...rest] = letter.split('/');

  return { matter, letterId: rest.join('/') };
};

/** The letters behind numbers: the office's own, and of them those that the guard lets it see. */
@Injectable()
export class NumberedLetters {
  constructor(
    @Inject(recordsOf(LETTERS)) private readonly letters: Records<Letters, LetterEvent>,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  /** By what the number names; a number whose letter may not be seen is left out. */
  async of(actor: Actor, taken: readonly SerialNumber[]): Promise<ReadonlyMap<string, OwnLetter>> {
    const matters = [...new Set(taken.map((number) => placeOf(number).matter))];
    const records = await this.letters.collection.find({ _id: { $in: matters } }, { projection: { state: 1 } }).toArray();
    const states = new Map(records.map(({ _id, state }) => [_id, state ?? undefined]));

    return new Map(
      taken.flatMap((number) => {
        const { matter, letterId } = placeOf(number);
        const letter = this.visible(actor, states.get(matter), letterId);

        return letter === undefined ? [] : [[number.letter, { matter, letter }] as const];
      }),
    );
  }

  private visible(actor: Actor, state: Letters | undefined, letterId: string): Letter | undefined {
    const letter = state?.letters.find(({ id, issuer }) => id === letterId && issuer === actor.org);
    if (state === undefined || letter === undefined) return undefined;

    return maySee(actor, { withheld: state.withheld, parties: bodiesOf(letter) }, this.surroundings.directory()) ? letter : undefined;
  }
}
