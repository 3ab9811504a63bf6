import type { Sealed } from '@huiyin/kernel';
import type { Vault } from '@huiyin/vault';
import type { PaperService } from '../domain/letter/delivery/ways/ways.js';
import type { ServiceBody } from './service.bodies.js';

/** Names and words of people are sealed before a rule sees them. */
export const sealedService = async (vault: Vault, id: string, body: ServiceBody): Promise<PaperService> => {
  switch (body.way) {
    case '4': {
      const { receivedBy, commission, ...rest } = body;
      const sealed = await vault.sealFields(id, { receivedBy, ...(commission === undefined ? {} : { commission }) });

      return { ...rest, ...(sealed as { receivedBy: Sealed; commission?: Sealed }) };
    }
    case '5': {
      const { witnesses, place, refusal, ...rest } = body;

      return { ...rest, ...(await vault.sealFields(id, { place, refusal })), witnesses: await vault.sealMany(id, witnesses) };
    }
    case '6': {
      const { place, grounds, ...rest } = body;

      return { ...rest, ...(await vault.sealFields(id, { place, grounds })) };
    }
    default:
      return body;
  }
};
