import type { LetterEvent } from '@huiyin/contracts';
import type { LocalDate } from '@huiyin/kernel';
import type { Letter, Letters } from './letters.state.js';
import { replaced } from './replace-letter.js';

const namesServiceOf = (letterId: string, { facts, standing }: Letter): boolean =>
  facts['replyLetter'] === letterId && standing.stage === 'stands';

/** Letters that named the wrong day of a service are withdrawn and replaced by such as name the right one. */
export const lettersThatName = (letterId: string, servedOn: LocalDate, { letters, withheld }: Letters): readonly LetterEvent[] =>
  letters
    .filter((other) => namesServiceOf(letterId, other))
    .flatMap((other) =>
      replaced(other, {
        reason: 'served-on-corrected',
        name: `again-${letters.length + 1}`,
        withheld,
        facts: { replyServedOn: servedOn },
      }),
    );
