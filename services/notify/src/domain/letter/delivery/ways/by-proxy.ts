import type { PROXY_RELATIONS } from '@huiyin/contracts';
import type { LocalDate, Sealed } from '@huiyin/kernel';
import { onFile, unproven, type WayRule } from './way-rule.js';

export interface ByProxy {
  readonly way: '4';
  readonly servedOn: LocalDate;
  readonly relation: (typeof PROXY_RELATIONS)[number];
  readonly receivedBy: Sealed;
  readonly commission?: Sealed;
}

/** 委托送达: the day that the proxy signed. An adult of the household needs no commission; a body or an agent shows his. */
export const byProxy: WayRule<ByProxy> = ({ servedOn, relation, receivedBy, commission }, { letter }) => {
  if (relation !== 'adult-relative' && commission === undefined) return unproven('commission-missing', { relation });
  const receipt = onFile(letter, 'receipt');
  if (receipt === undefined) return unproven('receipt-missing');

  return { servedOn, proof: { kind: 'proxy', relation, receivedBy, receipt, ...(commission === undefined ? {} : { commission }) } };
};
