import { connectBus, KafkaPublisher, rewindGroup } from '@huiyin/bus';
import { SERVICES } from '@huiyin/contracts';
import type { Evidence } from '@huiyin/testing';
import { READS } from '@huiyin/tools';

import type { ChaosStage } from '../stage.js';
import { evidenceOf } from '../verdict.js';
import { withHeaders } from './raw-messages.js';
import type { Scenario } from './scenario.js';

const LIVES = 12;

/** How many events each record has because of these messages: what saying them again must not change. Clocks and claims may go on meanwhile. */
const effectsOf = ({ records }: Evidence, messages: ReadonlySet<string>): ReadonlyMap<string, number> =>
  new Map(records.map(({ service, id, history }) => [`${service} ${id}`, history.filter(({ cause }) => messages.has(cause)).length]));

const unchangedBy = async (stage: ChaosStage, fault: () => Promise<void>): Promise<void> => {
  await stage.rest.reached();
  const before = await evidenceOf(stage);
  const said = new Set(before.messages.map(({ id }) => id));
  const effects = effectsOf(before, said);
  await fault();
  await stage.rest.reached();
  const changed = [...effectsOf(await evidenceOf(stage), said)].filter(([record, count]) => count !== (effects.get(record) ?? 0));
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
    try {
      for (const name of SERVICES) await rewindGroup(bus, name, READS[name]);
    } finally {
      await Promise.all(SERVICES.map((name) => stage.services[name].start()));
    }
  });
};

export const duplicates: readonly Scenario[] = [
  { name: 'echo', title: 'everything is published twice, and nothing changes', play: sayAllAgain },
  { name: 'replay', title: 'every group reads again from zero, and nothing changes', isBounded: true, play: replayAll },
];
