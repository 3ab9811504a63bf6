import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBus, createTopics, readTopics } from '@huiyin/bus';
import { newKeyRingText } from '@huiyin/vault';
import { Counted, Tallied } from './example/counter.events.js';
import { tokenMint, type TokenMint } from './tokens.js';

export interface ExampleServers {
  readonly mongoUri: string;
  readonly brokers: readonly string[];
  readonly prefix: string;
}

export interface ExampleEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  readonly mint: TokenMint;
  setClock(now: string): void;
}

/** Topics, keys, clock and variables for the example services. */
export const exampleEnvironment = async ({ mongoUri, brokers, prefix }: ExampleServers): Promise<ExampleEnvironment> => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-host-'));
  const mint = await tokenMint();
  const [clock, ring] = [join(folder, 'clock.json'), join(folder, 'keys.json')];
  const setClock = (now: string): void => writeFileSync(clock, JSON.stringify({ now }));
  setClock('2026-08-03T00:00:00.000Z');
  writeFileSync(ring, newKeyRingText());

  return {
    mint,
    setClock,
    variables: {
      HUIYIN_MONGODB_URI: mongoUri,
      HUIYIN_KAFKA_BROKERS: brokers.join(','),
      HUIYIN_PREFIX: prefix,
      HUIYIN_KEY_RING: ring,
      HUIYIN_JWKS: mint.jwks,
      HUIYIN_CLOCK_FILE: clock,
      HUIYIN_LOG_LEVEL: process.env['HUIYIN_TEST_LOG'] ?? 'silent',
    },
  };
};

/** The platform's topics and those of the example. */
export const createExampleTopics = async ({ brokers, prefix }: ExampleServers): Promise<void> => {
  const listed = await readTopics('embedded');
  const own = [Counted, Tallied].map(({ topic }) => ({
    name: topic,
    kind: 'events' as const,
    partitions: 4,
    replicationFactor: 1,
    minInsyncReplicas: 1,
    retentionMs: -1,
  }));
  await createTopics(connectBus({ brokers, clientId: 'example', prefix }), [...listed, ...own]);
};
