import { PetitionRegistered, type Channel, type EventDefinition } from '@huiyin/contracts';
import type { BuiltService } from '@huiyin/host';
import type { Withheld } from '@huiyin/kernel';
import { eventually, sampleActor, type ServiceScene, type TopicReader } from '@huiyin/testing';
import request from 'supertest';
import { v7 as newId } from 'uuid';

const PATIENCE = { within: 30_000 };

export interface ToldMatter {
  readonly id: string;
  readonly address: string;
  tell(definition: EventDefinition, data?: object, withheld?: Withheld): Promise<void>;
  names(): readonly string[];
  /** Waits for it; the last one of its name and letter. */
  event(name: string, code: string, n?: number): Promise<Readonly<Record<string, unknown>>>;
}

export interface MatterScene {
  readonly scene: ServiceScene;
  readonly notify: BuiltService;
  readonly said: TopicReader;
}

/** A matter of one petitioner with words sealed by the real vault, told by the services that are not here. */
export const toldMatter = async (
  { scene, notify, said }: MatterScene,
  { email = true, consents }: { readonly email?: boolean; readonly consents?: readonly Channel[] } = {},
): Promise<ToldMatter> => {
  const { vault } = notify.platform;
  const id = newId();
  const address = `p${id.slice(-6)}@example.org`;
  const sealed = await vault.sealFields(id, {
    name: '陈一',
    phone: '19900001001',
    address: '清河区和平街道光明路3号',
    ...(email ? { email: address } : {}),
  });
  const words = await vault.sealFields(id, { title: '小区供热管网老化', content: '请求更换管网', queryCode: '7K4M9QX777' });
  const tell = (definition: EventDefinition, data: object = {}, withheld: Withheld = { scope: 'none', seq: 0 }) =>
    scene.teller.tell(definition, { subject: id, data: { ...definition.sample, ...data, withheld } as never });
  await tell(PetitionRegistered, {
    ...{ ...words, registeredBy: 'q-xfj', queryCodeHash: vault.blindIndex('reference', id) },
    petitioners: [
      { id: 'p1', ...sealed, marks: [], representative: false, electronic: email, ...(consents === undefined ? {} : { consents }) },
    ],
  });

  return {
    ...{ id, address, tell },
    names: () => said.namesOf(id),
    event: (name, code, n = 1) =>
      eventually(() => {
        const found = said.events.filter((one) => one.subject === id && one.type === name && one.data['code'] === code);
        expect([name, code, found.length >= n]).toEqual([name, code, true]);

        return found.at(-1)?.data ?? {};
      }, PATIENCE),
  };
};

interface Call {
  readonly as?: string;
  readonly body?: object | Buffer;
  readonly type?: string;
  /** `Idempotency-Key`. */
  readonly key?: string;
}

/** HTTP as staff call it. */
export const caller =
  ({ scene, notify }: Pick<MatterScene, 'scene' | 'notify'>) =>
  async (method: 'get' | 'post', path: string, { as = 'q-xfj:registrar', body = {}, type = 'application/json', key }: Call = {}) => {
    const asked = request(notify.app.getHttpServer())
      [method](path)
      .set('authorization', `Bearer ${await scene.token(sampleActor(as))}`);

    if (key !== undefined) void asked.set('idempotency-key', key);

    return method === 'get' ? asked.buffer(true) : asked.set('content-type', type).send(body);
  };
