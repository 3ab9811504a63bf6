import type { LocalDate } from '@huiyin/kernel';
import { onFile, unproven, type WayRule } from './way-rule.js';

export interface ByHand {
  readonly way: '1';
  readonly servedOn: LocalDate;
}

/** 直接送达: the day that the receiver wrote on the receipt of service, whose scan is on file. */
export const byHand: WayRule<ByHand> = ({ servedOn }, { letter }) => {
  const receipt = onFile(letter, 'receipt');
  if (receipt === undefined) return unproven('receipt-missing');

  return { servedOn, proof: { kind: 'receipt', receipt } };
};
