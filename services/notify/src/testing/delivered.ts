import { SAMPLE, type Channel, type LetterEvent } from '@huiyin/contracts';
import type { Actor, Decide, LocalDate } from '@huiyin/kernel';
import { EMPTY_SCENE, foldOnto } from '@huiyin/testing/domain';
import { fileProof, type NewProof } from '../domain/letter/delivery/file-proof.js';
import { hearReport, type HeardReport } from '../domain/letter/delivery/hear-report.js';
import { lettersAggregate } from '../domain/letter/letters.aggregate.js';
import type { Letters } from '../domain/letter/letters.state.js';
import { CITY } from './city.js';

export const day = (value: string): LocalDate => value as LocalDate;

/** A decision as somebody makes it, for a chain of decisions that a system makes otherwise. */
export const asActor =
  (actor: Actor, decide: Decide<Letters, LetterEvent>): Decide<Letters, LetterEvent> =>
  (state, moment) =>
    decide(state, { ...moment, actor });

/** A scan that lies in the file store. */
export const scan = (letterId: string, what: NewProof['what']) =>
  fileProof({ letterId, what, file: { ...SAMPLE.file, digest: `sha-${what}` } });

/** A mail that came back for good. */
export const bounce = (letterId: string, change: Partial<HeardReport> = {}) =>
  hearReport({ letterId, reportId: 'r1', channel: 'mail', action: 'failed', status: '5.1.1', open: ['mail'], ...change });

export const OPEN: readonly Channel[] = ['mail', 'webhook', 'sms'];

/** The letters after a decision that recorded something. */
export const afterThat = (state: Letters, decide: Decide<Letters, LetterEvent>, at = EMPTY_SCENE): Letters => {
  const decision = decide(state, { ...at, directory: CITY });
  if (decision.kind !== 'recorded') throw new Error(`recorded nothing: ${JSON.stringify(decision)}`);

  return foldOnto({ aggregate: lettersAggregate, state, version: 0 }, decision.events);
};
