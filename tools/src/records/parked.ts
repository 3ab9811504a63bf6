import { parkingCollections, ParkedMessages, type Sealer } from '@huiyin/bus';
import type { ServiceName } from '@huiyin/contracts';
import { asOrgId, asStaffId } from '@huiyin/kernel';
import { openVault, readKeyRing } from '@huiyin/vault';
import type { MongoClient } from 'mongodb';

import { inInfra } from '../checkout/paths.js';
import { ensureKeyRing } from '../dev/key-ring.js';
import { variable } from '../servers/servers.js';

interface Place {
  readonly client: MongoClient;
  readonly prefix: string;
  readonly service: ServiceName;
  readonly operator: string;
}

/** The parked messages rest under a key of the service's own; opening one is recorded under the operator's name. */
const sealerOf = async ({ client, prefix, service, operator }: Place): Promise<Sealer> => {
  const ours = inInfra('keys.json');
  const given = variable('HUIYIN_KEY_RING');
  if (given === undefined) await ensureKeyRing(ours);
  const ring = readKeyRing(given ?? ours);
  const { vault } = await openVault({ client, prefix, service, ring });
  const matter = `parking:${service}`;
  const opening = { by: asStaffId(operator), org: asOrgId('operator'), purpose: 'parking.show', correlation: matter };

  return {
    seal: (text) => vault.seal(matter, text),
    open: (sealed) => vault.open(matter, sealed as Parameters<typeof vault.open>[1], opening),
  };
};

/** The parked messages of one service. */
export const parkedOf = async (place: Place): Promise<ParkedMessages> =>
  new ParkedMessages(parkingCollections(place.client.db(`${place.prefix}${place.service}`)), await sealerOf(place));
