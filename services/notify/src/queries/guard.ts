import type { Actor, Directory } from '@huiyin/kernel';
import { maySee } from '@huiyin/policy';
import { bodiesOf } from '../domain/letter/letters.aggregate.js';
import type { Letter, Letters } from '../domain/letter/letters.state.js';

/** Where a letters record keeps what the guard asks for. */
export const GUARD = { withheld: 'state.withheld', parties: ['state.parties'] } as const;

/**
 * The letters of a matter that a viewer sees: those to its people, and those that the viewer's bodies write, receive or are copied. What
 * an office writes to another about an agency is not for the agency because it has a part in the matter.
 */
export const visibleLetters = (actor: Actor, { withheld, letters }: Letters, directory: Directory): readonly Letter[] =>
  letters.filter((letter) => letter.addressee.kind === 'person' || maySee(actor, { withheld, parties: bodiesOf(letter) }, directory));
