import { asOrgId, asStaffId } from '@huiyin/kernel';
import type { Vault } from '@huiyin/vault';

/** Seals messages that belong to no matter yet, or to none: what is parked rests under a key of the service's own. */
export const messageSealer = (vault: Vault, service: string) => {
  const matter = `parking:${service}`;
  const opening = { by: asStaffId('system'), org: asOrgId('system'), purpose: 'parking', correlation: matter };

  return {
    seal: (text: string): Promise<string> => vault.seal(matter, text),
    open: (sealed: string): Promise<string> => vault.open(matter, sealed as Parameters<Vault['open']>[1], opening),
  };
};
