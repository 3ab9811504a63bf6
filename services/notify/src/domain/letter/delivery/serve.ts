import type { LetterEvent } from '@huiyin/contracts';
import type { Letter, Letters } from '../letters.state.js';
import { nameOf, refOf } from '../naming.js';
import { personsOf } from '../recipients.js';
import { lettersThatName } from '../letters-that-name.js';
import { servedEvent, type HowServed } from '../served.js';

/** A day that was told and did not count is corrected, so that whoever counted from it counts anew (INV-17). */
const correction = (letter: Letter, how: HowServed, state: Letters): readonly LetterEvent[] => {
  const was = letter.takenBack?.servedOn;
  if (was === undefined || was === how.servedOn) return [];
  const { servedOn, recordedBy: approvedBy } = how;

  return [
    {
      type: 'ServiceCorrected',
      data: { ...nameOf(letter), ...refOf(letter), persons: personsOf(letter), was, servedOn, reason: 'service-taken-back', approvedBy },
    },
    ...lettersThatName(letter.id, servedOn, state),
  ];
};

/** 送达 in whichever way; after a service that was taken back it is told as its correction too. */
export const served = (letter: Letter, how: HowServed, state: Letters): readonly LetterEvent[] => [
  servedEvent(letter, how),
  ...correction(letter, how, state),
];
