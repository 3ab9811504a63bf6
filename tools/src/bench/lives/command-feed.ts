import { randomUUID } from 'node:crypto';

import { connectBus, KafkaPublisher, SILENT } from '@huiyin/bus';
import { REGISTER_PETITION_TYPE } from '@huiyin/contracts';

import type { BenchSystem } from '../servers/bench-system.js';

const PLATFORM = 'bench';

/** A partner platform at intake's command topic; each matter under a key of its own. */
export class CommandFeed {
  readonly #publisher: KafkaPublisher;

  constructor({ servers: { brokers }, prefix }: Pick<BenchSystem, 'servers' | 'prefix'>) {
    this.#publisher = new KafkaPublisher(connectBus({ brokers, clientId: PLATFORM, prefix, log: SILENT }));
  }

  async register(commands: readonly { readonly number: string; readonly petition: object }[]): Promise<void> {
    const headers = { ce_specversion: '1.0', ce_source: `/${PLATFORM}`, ce_type: REGISTER_PETITION_TYPE };
    await this.#publisher.publish(
      commands.map((command) => ({
        topic: 'intake.petition.commands.v1',
        key: command.number,
        headers: { ...headers, ce_id: randomUUID(), ce_time: new Date().toISOString(), 'content-type': 'application/json' },
        value: JSON.stringify(command),
      })),
    );
  }

  async close(): Promise<void> {
    await this.#publisher.close();
  }
}
