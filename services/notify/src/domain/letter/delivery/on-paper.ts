import type { DataOf, DispatchListed, LetterEvent } from '@huiyin/contracts';
import type { Letter } from '../letters.state.js';
import { nameOf } from '../naming.js';

/** 转为纸质送达: the electronic way failed for good, and the office that issued the letter serves it on paper. */
export const servedOnPaper = (letter: Letter, why: DataOf<typeof DispatchListed>['why']): readonly LetterEvent[] =>
  letter.addressee.kind === 'organisation' || letter.service.stage !== 'awaited' || letter.standing.stage === 'withdrawn'
    ? []
    : [{ type: 'DispatchListed', data: { ...nameOf(letter), office: letter.issuer, why } }];
