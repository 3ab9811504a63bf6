import type { LocalDate, Sealed } from '@huiyin/kernel';
import { onFile, ruleNumber, unproven, type WayRule } from './way-rule.js';

export interface Left {
  readonly way: '5';
  readonly servedOn: LocalDate;
  readonly witnesses: readonly Sealed[];
  readonly place: Sealed;
  /** 拒收事由 */
  readonly refusal: Sealed;
}

/** 留置送达: the day it was left, before witnesses who signed the receipt, with a photograph (domain.md §7.2). */
export const left: WayRule<Left> = ({ servedOn, witnesses, place, refusal }, scene) => {
  const needed = ruleNumber(scene, 'minimum-witnesses');
  if (witnesses.length < needed) return unproven('witnesses-missing', { needed });
  const receipt = onFile(scene.letter, 'receipt');
  if (receipt === undefined) return unproven('receipt-missing');
  const photo = onFile(scene.letter, 'photo');
  if (photo === undefined) return unproven('photo-missing');

  return { servedOn, proof: { kind: 'left', witnesses: [...witnesses], place, refusal, receipt, photo } };
};
