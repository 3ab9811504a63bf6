import type { DataOf, HearingSuspended, LetterEvent } from '@huiyin/contracts';
import { ignored, newerWithheld, notYet, recorded, type Decide, type Instant } from '@huiyin/kernel';
import { withFacts, type Letter, type Letters } from './letters.state.js';
import { factsFor, orderedEvent, type Heard, type Order } from './order.js';
import { withdrawnEvent } from './withdraw-letter.js';

/** L33 to the one who was told of the day that falls away. */
const told = ({ addressee, onBehalfOf, facts }: Letter, { hearingId, organiser, reason }: DataOf<typeof HearingSuspended>): Order => ({
  code: 'L33',
  issuer: organiser,
  to: addressee,
  onBehalfOf,
  facts: factsFor('L33', { basis: 'hearing-suspended', hearingAt: facts['at'] as Instant | undefined, cause: reason }),
  ref: hearingId,
});

/** 中止听证: the notice (L17) names a day that no longer holds, so it is withdrawn (INV-17), and who received it is told why. */
export const suspendHearing =
  ({ name, data }: Heard<DataOf<typeof HearingSuspended>>): Decide<Letters, LetterEvent> =>
  (state) => {
    if (state.matter.stage === 'unknown') return notYet('matter-not-registered');
    const notices = state.letters.filter(
      ({ code, ref, standing }) => code === 'L17' && ref === data.hearingId && standing.stage === 'stands',
    );
    if (notices.length === 0) return ignored('no notice stands');
    const withheld = newerWithheld(state.withheld, data.withheld);

    return recorded(
      ...notices.flatMap((notice) => [
        withdrawnEvent(notice, { reason: 'hearing-suspended' }),
        orderedEvent(told(withFacts(state, notice), data), { name }, withheld),
      ]),
    );
  };
