import type { DataOf, LetterEvent, ProofFiled } from '@huiyin/contracts';
import { ignored, recorded, refused, type Decide } from '@huiyin/kernel';
import { authorise } from '@huiyin/policy';
import { letterOf, type Letters } from '../letters.state.js';
import { nameOf } from '../naming.js';
import { isOfOffice } from '../record-service.js';

export type NewProof = Pick<DataOf<typeof ProofFiled>, 'letterId' | 'what' | 'file'>;

/** 归档送达证明: a scan that lies in the file store becomes part of the letter. The same file again changes nothing. */
export const fileProof =
  ({ letterId, what, file }: NewProof): Decide<Letters, LetterEvent> =>
  (state, { actor }) => {
    const letter = letterOf(state, letterId);
    if (letter === undefined || !isOfOffice(letter, actor)) return refused('letter.not-found');
    const denied = authorise(actor, 'serve-letter');
    if (denied !== undefined) return denied;
    if (letter.making.stage !== 'issued') return refused('letter.not-issued');
    if ((letter.proofs ?? []).some((proof) => proof.what === what && proof.digest === file.digest)) return ignored('filed already');

    return recorded({ type: 'ProofFiled', data: { ...nameOf(letter), what, file, filedBy: actor.id } });
  };
