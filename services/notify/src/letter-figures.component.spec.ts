import { PetitionRegistered, type EventDefinition } from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import { eventually, MailCatcher, serviceScene, type ServiceScene } from '@huiyin/testing';
import { v7 as newId } from 'uuid';
import { NOTIFY_KINDS } from './aggregates.js';
import { NotifyModule } from './notify.module.js';

let scene: ServiceScene;
let mail: MailCatcher;
let notify: BuiltService;
const PATIENCE = { within: 30_000 };

/** A matter of one petitioner, with an electronic address or only one on paper. */
const told = async (electronic: boolean): Promise<void> => {
  const id = newId();
  const { vault } = notify.platform;
  const sealed = await vault.sealFields(id, {
    ...{ name: '陈一', phone: '19900001001', address: '清河区和平街道光明路3号' },
    ...(electronic ? { email: 'p001@example.org' } : {}),
  });
  const { title, content, queryCode } = await vault.sealFields(id, { title: '供热', content: '请求更换管网', queryCode: '7K4M9QX201' });
  const tell = (definition: EventDefinition, data: object) =>
    scene.teller.tell(definition, { subject: id, data: { ...definition.sample, ...data, withheld: { scope: 'none', seq: 0 } } as never });
  await tell(PetitionRegistered, {
    ...{ title, content, queryCode, registeredBy: 'q-xfj' },
    queryCodeHash: vault.blindIndex('reference', '7K4M9QX201'),
    petitioners: [{ id: 'p1', ...sealed, marks: [], representative: false, electronic }],
  });
};

const states = async (): Promise<Readonly<Record<string, number>>> => {
  const page = await (await fetch(`${await notify.url()}/metrics`)).text();

  return Object.fromEntries(
    [...page.matchAll(/^huiyin_notify_letters\{state="(\w+)"\} (\d+)$/gm)]
      .map(([, state = '', count]) => [state, Number(count)] as const)
      .filter(([, count]) => count > 0),
  );
};

beforeAll(async () => {
  [scene, mail] = await Promise.all([serviceScene('notify-figures'), MailCatcher.start()]);
  scene.setClock('2026-08-03');
  notify = await buildService(
    { name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS },
    { environment: { ...scene.variables, HUIYIN_SMTP_URL: mail.url } },
  );
  await notify.start();
}, 120_000);

afterAll(async () => {
  await notify.stop();
  await mail.stop();
  await scene.stop();
}, 60_000);

describe('the figures of letters', () => {
  it('tell how many letters wait where, and nothing of those that are done', async () => {
    mail.answers({ kind: 'later' });
    await told(true);
    await eventually(async () => expect(await states()).toEqual({ later: 1 }), PATIENCE);

    mail.answers({ kind: 'accept' });
    await told(false);
    await eventually(async () => expect(await states()).toEqual({ later: 1, listed: 1 }), PATIENCE);

    await told(true);
    await eventually(() => expect(mail.mailsTo('p001@example.org').length).toBeGreaterThan(0), PATIENCE);
    await eventually(async () => expect(await states()).toEqual({ later: 1, listed: 1 }), PATIENCE);
  }, 90_000);
});
