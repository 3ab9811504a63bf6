import type { LetterEvent } from '@huiyin/contracts';
import type { LocalDate, StaffId } from '@huiyin/kernel';
import type { Letter } from './letters.state.js';
import { nameOf, refOf } from './naming.js';
import { personsOf } from './recipients.js';

type Served = Extract<LetterEvent, { readonly type: 'LetterServed' }>;

export interface HowServed {
  readonly way: Served['data']['way'];
  readonly servedOn: LocalDate;
  readonly recordedBy: StaffId;
  readonly proof?: NonNullable<Served['data']['proof']>;
}

/** 送达: on the addressee, and on those served through him. */
export const servedEvent = (letter: Letter, how: HowServed): Served => ({
  type: 'LetterServed',
  data: { ...nameOf(letter), ...how, ...refOf(letter), persons: personsOf(letter) },
});
