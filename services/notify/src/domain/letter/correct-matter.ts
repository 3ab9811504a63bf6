import type { DataOf, FactCorrected, LetterEvent } from '@huiyin/contracts';
import { ignored, newerWithheld, recorded, type Decide, type Instant, type Sealed } from '@huiyin/kernel';
import { isLetterCode, kindOf } from './kinds/letter-kinds.js';
import { withFacts, type KnownMatter, type Letter, type Letters } from './letters.state.js';
import { without } from './naming.js';
import type { Heard } from './order.js';
import { replaced } from './replace-letter.js';

type Corrected = DataOf<typeof FactCorrected>;

/** What letters know of the matter, and the element of a letter that says it. */
const ELEMENTS: Readonly<Partial<Record<Corrected['fact'], string>>> = { 'received-at': 'receivedOn', title: 'matterTitle' };

const corrected = (matter: KnownMatter, { fact, now }: Corrected): KnownMatter => {
  if (fact === 'received-at') return { ...matter, receivedAt: now as Instant };

  return fact === 'title' ? { ...matter, title: now as Sealed } : matter;
};

/** A letter that must contain the fact (domain.md §7.2) and has said it wrongly. One that is not made yet will say it rightly. */
const saidIt = ({ code, making, standing }: Letter, element: string): boolean =>
  making.stage === 'issued' && standing.stage === 'stands' && isLetterCode(code) && kindOf(code).mustContain.includes(element);

/** 更正 of a registered fact (INV-17): letters from now on say it rightly; those that said it wrongly are withdrawn and replaced. */
export const correctMatter =
  ({ name, data }: Heard<Corrected>): Decide<Letters, LetterEvent> =>
  (state) => {
    const { matter } = state;
    const withheld = newerWithheld(state.withheld, data.withheld);
    const element = ELEMENTS[data.fact];
    if (matter.stage === 'unknown' || (element === undefined && withheld === state.withheld)) return ignored('no letter says it');
    const letters = element === undefined ? [] : state.letters.filter((letter) => saidIt(letter, element));

    return recorded(
      { type: 'ContactsNoted', data: { ...without(corrected(matter, data), 'stage'), withheld } },
      ...letters.flatMap((letter) => replaced(withFacts(state, letter), { reason: `${data.fact}-corrected`, name, withheld })),
    );
  };
