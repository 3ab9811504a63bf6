import type { LetterEvent } from '@huiyin/contracts';
import { ignored, newerWithheld, recorded, type Clock, type Decide } from '@huiyin/kernel';
import type { Letters } from './letters.state.js';
import type { Heard } from './order.js';

/** The clocks whose last day some letter explains. */
const EXPLAINED: ReadonlySet<string> = new Set(['T-HANDLE', 'T-DUTY', 'T-REVIEW', 'T-REREVIEW']);

/** Keeps the copy of a clock that a letter explains, as it stands. */
export const noteLimit =
  ({ data }: Heard<{ readonly clock: Clock }>): Decide<Letters, LetterEvent> =>
  (state) => {
    if (!EXPLAINED.has(data.clock.timer)) return ignored('no letter explains it');

    return recorded({ type: 'LimitNoted', data: { clock: data.clock, withheld: newerWithheld(state.withheld, data.withheld) } });
  };
