import type { LetterEvent } from '@huiyin/contracts';
import type { Decide } from '@huiyin/kernel';
import { EMPTY_SCENE, foldOnto, given, type Given } from '@huiyin/testing/domain';
import { lettersAggregate } from '../domain/letter/letters.aggregate.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { CITY } from './city.js';

/** The state after these decisions, each made on what the one before left; a decision that records nothing is a fault of the test. */
export const after = (...decisions: readonly Decide<Letters, LetterEvent>[]): Letters =>
  decisions.reduce<Letters>((state, decide) => {
    const decision = decide(state, { ...EMPTY_SCENE, directory: CITY });
    if (decision.kind !== 'recorded') throw new Error(`recorded nothing: ${JSON.stringify(decision)}`);

    return foldOnto({ aggregate: lettersAggregate, state, version: 0 }, decision.events);
  }, lettersAggregate.initial);

/** A decision on the letters of a matter that has come so far. */
export const givenAfter = (...decisions: readonly Decide<Letters, LetterEvent>[]): Given<Letters, LetterEvent> =>
  given(after(...decisions), lettersAggregate).with(CITY);
