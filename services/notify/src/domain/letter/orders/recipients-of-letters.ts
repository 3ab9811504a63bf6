import type { Order, Scene } from '../order.js';
import { toPerson } from '../order.js';
import { isReachable, recipientsOf } from '../recipients.js';

type Draft = Omit<Order, 'to' | 'onBehalfOf'>;

/** The letter for each petitioner (of these, where named), by the rule for joint matters. */
export const forPetitioners = (draft: Draft, { matter }: Scene, persons?: readonly string[]): readonly Order[] =>
  recipientsOf(matter.petitioners.filter(({ id }) => persons?.includes(id) ?? true)).map(({ person, onBehalfOf }) => ({
    ...draft,
    to: toPerson(person),
    onBehalfOf,
  }));

/** Only to those who can be reached: a receipt, and a notice that the law does not ask for where name or address is unclear (Art. 23 ¶2). */
export const forReachable = (draft: Draft, scene: Scene): readonly Order[] => {
  const reachable = new Set(scene.matter.petitioners.filter(isReachable).map(({ id }) => id));

  return forPetitioners(draft, scene).filter(({ to }) => to.kind === 'person' && reachable.has(to.person));
};
