import type { PetitionEvent } from '@huiyin/contracts';
import { ignored, recorded, type Decide, type LocalDate, type Moment } from '@huiyin/kernel';
import { closedWith, personsToServe } from '../closing.js';
import { evolveAll } from '../state/evolve.js';
import { LETTER_OF } from '../state/outcome.js';
import type { Petition, Replying } from '../state/petition.js';

/** A letter that reached petitioners, as notify tells it. */
export interface ServedLetter {
  readonly letterId: string;
  readonly code: string;
  readonly ref?: string;
  readonly persons: readonly string[];
  readonly servedOn: LocalDate;
}

/** Whether the letter carries the outcome that this matter waits to have served; an opinion is named, of the others there is one. */
const carriesOutcome = ({ outcome }: Replying, letter: ServedLetter): boolean =>
  LETTER_OF[outcome.kind] === letter.code && (outcome.kind !== 'opinion' || outcome.opinionId === letter.ref);

const ofThisReply = (state: Replying) => state.services.filter((service) => carriesOutcome(state, service));

/** Everyone has it: closed, with the service that came last. */
const closedIfComplete = (state: Petition, letter: ServedLetter, moment: Moment): readonly PetitionEvent[] => {
  if (state.stage !== 'replying') return [];
  const reached = new Set(ofThisReply(state).flatMap(({ persons }) => persons));
  if (!personsToServe(state).every((person) => reached.has(person))) return [];
  const last = ofThisReply(state).reduce((latest, service) => (service.servedOn > latest.servedOn ? service : latest), letter);
  const { letterId, code, servedOn } = last;

  return closedWith(state, { kind: 'served', letterId, code, servedOn }, moment);
};

/** 答复送达: the reply reached one or several petitioners; when all have it, the matter is closed (INV-1). */
export const serveReply =
  (letter: ServedLetter): Decide<Petition, PetitionEvent> =>
  (petition, moment) => {
    if (petition.stage !== 'replying') return ignored('no-reply-awaited');
    if (!carriesOutcome(petition, letter) || letter.persons.length === 0) return ignored('not-the-reply');
    const served: PetitionEvent = { type: 'ReplyServed', data: letter };
    const state = evolveAll(petition, [served], moment.at);

    return recorded(served, ...closedIfComplete(state, letter, moment));
  };
