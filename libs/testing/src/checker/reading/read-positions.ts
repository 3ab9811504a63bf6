import type { BusConnection } from '@huiyin/bus';
import { SERVICES, type ServiceName } from '@huiyin/contracts';

import type { GroupPosition } from '../evidence/evidence.js';

/** Which topics each service's group reads. */
export type Readings = Readonly<Record<ServiceName, readonly string[]>>;

/** What each group has committed. */
export const readPositions = async ({ kafka, names }: BusConnection, readings: Readings): Promise<readonly GroupPosition[]> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const found = await Promise.all(
      SERVICES.map(async (service) => {
        const topics = readings[service].map((topic) => names.onBroker(topic));
        const committed = await admin.fetchOffsets({ groupId: names.onBroker(service), topics });

        return committed.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition, offset }) => ({
            service,
            topic: names.plain(topic),
            partition,
            committed: Number(offset) < 0 ? undefined : Number(offset),
          })),
        );
      }),
    );

    return found.flat();
  } finally {
    await admin.disconnect();
  }
};
