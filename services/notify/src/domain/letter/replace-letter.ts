import type { LetterEvent } from '@huiyin/contracts';
import type { Withheld } from '@huiyin/kernel';
import { isLetterCode } from './kinds/letter-kinds.js';
import type { Letter } from './letters.state.js';
import { letterIdOf, orderedEvent, type Order } from './order.js';
import { withdrawnEvent } from './withdraw-letter.js';

export interface Replacement {
  readonly reason: string;
  /** Names the new letter, as the name of a heard event does. */
  readonly name: string;
  readonly withheld: Withheld;
  /** What it says otherwise. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** 更换 (INV-17): the letter that names a wrong fact is withdrawn, and another one is ordered in its place; both stay. */
export const replaced = (letter: Letter, { reason, name, withheld, facts = {} }: Replacement): readonly LetterEvent[] => {
  if (!isLetterCode(letter.code)) return [];
  const order: Order = { ...letter, code: letter.code, to: letter.addressee, facts: { ...letter.facts, ...facts } };

  return [withdrawnEvent(letter, { reason, replacedBy: letterIdOf(order, name) }), orderedEvent(order, { name }, withheld)];
};
