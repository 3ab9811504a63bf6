import { connectBus, KafkaPublisher, rewindGroup } from '@huiyin/bus';
import { SERVICES } from '@huiyin/contracts';
import { withHeaders } from './raw-messages.js';
import { READS } from '@huiyin/tools';

import type { ChaosStage } from '../stage.js';
import { evidenceOf } from '../verdict.js';
import type { Scenario } from './scenario.js';

const LIVES = 12;

/** Versions of all records: what a duplicate must not change. */
const versionsOf = async (stage: ChaosStage): Promise<ReadonlyMap<string, number>> => {
  const { records } = await evidenceOf(stage);

  return new Map(records.map(({ service, id, version }) => [`${service} ${id}`, version]));
};

const unchangedBy = async (stage: ChaosStage, fault: () => Promise<void>): Promise<void> => {
  await stage.rest.reached();
  const before = await versionsOf(stage);
  await fault();
  await stage.rest.reached();
  const after = await versionsOf(stage);
  const changed = [...after].filter(([record, version]) => before.get(record) !== version);
  if (changed.length > 0) throw new Error(`duplicates had an effect on ${changed.map(([record]) => record).join(', ')}`);
};

/** Everything that was ever said is said again, in its order. */
const sayAllAgain = async (stage: ChaosStage): Promise<void> => {
  await stage.crowd.lives(LIVES);
  await unchangedBy(stage, async () => {
    const { brokers, prefix } = stage.own;
    const bus = connectBus({ brokers, clientId: 'echo', prefix });
    const publisher = new KafkaPublisher(bus);
    try {
      await publisher.publish(await withHeaders(bus, READS));
    } finally {
      await publisher.close();
    }
  });
};

/** Every group begins at zero again. */
const replayAll = async (stage: ChaosStage): Promise<void> => {
  await stage.crowd.lives(LIVES);
  await unchangedBy(stage, async () => {
    const { brokers, prefix } = stage.own;
    const bus = connectBus({ brokers, clientId: 'rewind', prefix });
    await Promise.all(SERVICES.map((name) => stage.services[name].stop()));
    for (const name of SERVICES) await rewindGroup(bus, name, READS[name]);
    await Promise.all(SERVICES.map((name) => stage.services[name].start()));
  });
};

export const duplicates: readonly Scenario[] = [
  { name: 'echo', title: 'everything is published twice, and nothing changes', play: sayAllAgain },
  { name: 'replay', title: 'every group reads again from zero, and nothing changes', isBounded: true, play: replayAll },
];
