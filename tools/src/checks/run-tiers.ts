import { tell } from '../log/say.js';
import { passingServers } from '../servers/passing-servers.js';
import type { Servers } from '../servers/servers.js';
import { runTier } from './run-tier.js';
import { sum, tallyLine, type Tally } from './tally.js';
import type { Tier } from './tier.js';

const environmentOf = ({ brokers, mongodbUri }: Servers): Readonly<Record<string, string>> => ({
  HUIYIN_KAFKA_BROKERS: brokers.join(','),
  HUIYIN_MONGODB_URI: mongodbUri,
});

/** Runs tiers one after the other, on one Kafka and one MongoDB where any of them needs some. */
export const runTiers = async (tiers: readonly Tier[], patterns: readonly string[]): Promise<Tally> => {
  const servers = tiers.some((tier) => tier.servers) ? await passingServers(tell) : undefined;
  for (const line of servers?.lines ?? []) tell(line);
  const tallies: Tally[] = [];
  try {
    for (const tier of tiers) {
      const since = performance.now();
      tell(`\n── ${tier.name}`);
      const tally = await runTier(tier, patterns, servers === undefined ? {} : environmentOf(servers));
      tell(`── ${tier.name}: ${tallyLine(tally)} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
      tallies.push(tally);
    }
  } finally {
    await servers?.stop();
  }

  return sum(tallies);
};
