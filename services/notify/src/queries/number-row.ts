import type { SerialNumber } from '@huiyin/records';
import type { Letter } from '../domain/letter/letters.state.js';

/** A letter of the caller's own office. */
export interface OwnLetter {
  readonly matter: string;
  readonly letter: Letter;
}

/** Taken: the letter is in the making. A number never leaves its place. */
export type NumberState = 'taken' | 'issued' | 'withdrawn' | 'replaced' | 'cancelled' | 'not-shown';

const stateOf = ({ cancelled }: SerialNumber, own: OwnLetter | undefined): NumberState => {
  if (cancelled !== null) return 'cancelled';
  if (own === undefined) return 'not-shown';
  const { standing, making } = own.letter;
  if (standing.stage === 'stands') return making.stage === 'issued' ? 'issued' : 'taken';
  if (making.stage !== 'issued') return 'cancelled';

  return standing.replacedBy === undefined ? 'withdrawn' : 'replaced';
};

const letterOf = ({ matter, letter: { id, code, addressee, making, standing } }: OwnLetter) => ({
  ...{ matter, letterId: id, code, addressee },
  ...(making.stage === 'issued' ? { issuedOn: making.issuedOn } : {}),
  ...(standing.stage === 'withdrawn' ? { reason: standing.reason } : {}),
  ...(standing.stage === 'withdrawn' && standing.replacedBy !== undefined ? { replacedBy: standing.replacedBy } : {}),
});

/** A line of the register: the number, what became of it, and the letter that has it. */
export const numberRow = (number: SerialNumber, own: OwnLetter | undefined) => {
  const { series, year, n, takenAt, cancelled } = number;

  return {
    ...{ number: `${series}〔${year}〕${n}号`, n, takenAt: takenAt.toISOString(), state: stateOf(number, own) },
    ...(cancelled === null ? {} : { cancelledFor: cancelled.reason }),
    ...(own === undefined ? {} : { letter: letterOf(own) }),
  };
};
export type NumberRow = ReturnType<typeof numberRow>;
