import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { connectBus, KafkaPublisher } from '@huiyin/bus';
import { REGISTER_PETITION_TYPE } from '@huiyin/contracts';
import { causeOf, recordIdOf } from '@huiyin/host';
import type { PromiseLog } from '@huiyin/testing';
import type { OwnSystem } from '@huiyin/tools';

import type { Caller, Clerk } from './caller.js';
import { petitionOf, WORDS } from './words.js';

const PLATFORM: Clerk = { id: 'platform:yz', org: 'c-xfj', roles: ['platform'], platform: 'yz' };
const CITY: Clerk = { id: 'c-xfj:registrar', org: 'c-xfj', roles: ['registrar'] };
const DISTRICT: Clerk = { id: 'q-xfj:registrar', org: 'q-xfj', roles: ['registrar'] };
const UNDERTAKER: Clerk = { id: 'q-zjj:undertaker-1', org: 'q-zjj', roles: ['undertaker'] };
const HEAD: Clerk = { id: 'q-zjj:head', org: 'q-zjj', roles: ['head'] };

interface Parts {
  readonly caller: Caller;
  readonly own: OwnSystem;
  readonly promises: PromiseLog;
}

const SEND_AGAIN_MS = 300;
const PATIENCE_MS = 90_000;

/** The people of the city: they register, pass on, accept and answer, whatever happens to the machines. */
export class Crowd {
  readonly #parts: Parts;
  readonly #publisher: KafkaPublisher;
  #numbers = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { brokers, prefix } = parts.own;
    this.#publisher = new KafkaPublisher(connectBus({ brokers, clientId: 'crowd', prefix }));
  }

  async enter(): Promise<void> {
    await this.#parts.own.clock.move('2026-08-03T09:00');
  }

  leave(): Promise<void> {
    return this.#publisher.close();
  }

  /** So many matters, each from its registration to the opinion, a few at a time; every fourth comes by topic and stays registered. */
  async lives(count: number, atOnce = 4): Promise<void> {
    let left = count;
    const worker = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await (left % 4 === 3 ? this.#byTopic() : this.#life());
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  async #life(): Promise<void> {
    const { number, record } = this.#next();
    const petition = petitionOf(this.#numbers, await this.#parts.own.clock.now());
    const { caller } = this.#parts;
    await caller.command({ clerk: PLATFORM, path: '/petitions', body: { number, petition }, record, cause: causeOf('yz', number) });
    await this.#step(CITY, record, ['transfer', { to: 'q-xfj' }]);
    await this.#step(DISTRICT, record, ['transfer', { to: 'q-zjj' }]);
    await this.#step(UNDERTAKER, record, ['acceptance', { route: 6, ...WORDS.acceptance, leader: HEAD.id, undertaker: UNDERTAKER.id }]);
    await this.#step(HEAD, record, ['opinion', { outcome: '1', ...WORDS.opinion }]);
  }

  #step(clerk: Clerk, record: string, [path, body]: readonly [string, object]): Promise<void> {
    return this.#parts.caller.command({ clerk, record, path: `/petitions/${record}/${path}`, body });
  }

  async #byTopic(): Promise<void> {
    const { number, record } = this.#next();
    const petition = petitionOf(this.#numbers, await this.#parts.own.clock.now());
    const headers = { ce_specversion: '1.0', ce_source: '/yz', ce_type: REGISTER_PETITION_TYPE, ce_id: randomUUID() };
    const message = {
      topic: 'intake.petition.commands.v1',
      key: number,
      headers: { ...headers, ce_time: new Date().toISOString(), 'content-type': 'application/json' },
      value: JSON.stringify({ number, petition }),
    };
    const giveUp = Date.now() + PATIENCE_MS;
    while (!(await this.#sent(message, giveUp))) await pause(SEND_AGAIN_MS);
    this.#parts.promises.accepted({ service: 'intake', record, cause: causeOf('yz', number), version: undefined });
  }

  #sent(message: Parameters<KafkaPublisher['publish']>[0][number], giveUp: number): Promise<boolean> {
    return this.#publisher.publish([message]).then(
      () => true,
      (error: unknown) => {
        if (Date.now() > giveUp) throw error;

        return false;
      },
    );
  }

  #next(): { readonly number: string; readonly record: string } {
    this.#numbers += 1;
    const number = `CHAOS${String(this.#numbers).padStart(6, '0')}`;

    return { number, record: recordIdOf('yz', number) };
  }
}
