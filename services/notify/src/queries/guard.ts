import type { OrgId } from '@huiyin/kernel';
import type { Guarded } from '@huiyin/policy';
import type { Letters } from '../domain/letter/letters.state.js';

/** Where a letters record keeps what the guard asks for. */
export const GUARD = {
  withheld: 'state.withheld',
  parties: ['state.matter.registeredBy', 'state.letters.issuer', 'state.letters.addressee.org'],
} as const;

/** The same, of one record. */
export const guardedBy = ({ withheld, matter, letters }: Letters): Guarded => {
  const bodies = letters.flatMap(({ issuer, addressee }): OrgId[] =>
    addressee.kind === 'organisation' ? [issuer, addressee.org] : [issuer],
  );

  return { withheld, parties: matter.stage === 'known' ? [matter.registeredBy, ...bodies] : bodies };
};
