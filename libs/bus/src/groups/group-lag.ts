import { offsetsOf, remainingOf } from '../consume/offsets-in-log.js';
import type { BusConnection } from '../kafka/connection.js';
import { withAdmin } from '../topics/with-admin.js';

export interface GroupReading {
  readonly group: string;
  /** Plain topic names. */
  readonly topics: readonly string[];
}

/** Messages that each group has not read yet, seen from outside: end offsets less committed ones. */
export const groupLag = (
  bus: BusConnection,
  readings: readonly GroupReading[],
): Promise<readonly { readonly group: string; readonly messages: number }[]> =>
  withAdmin(bus, (admin) =>
    Promise.all(
      readings.map(async ({ group, topics }) => {
        const offsets = await offsetsOf(admin, {
          groupId: bus.names.onBroker(group),
          topics: topics.map((topic) => bus.names.onBroker(topic)),
        });

        return { group, messages: offsets.reduce((sum, partition) => sum + Number(remainingOf(partition)), 0) };
      }),
    ),
  );
