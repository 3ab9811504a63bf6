import { PetitionRegistered } from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import { eventually, MailCatcher, sampleActor, serviceScene, type ServiceScene, type TopicReader } from '@huiyin/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { NOTIFY_KINDS } from './aggregates.js';
import { NotifyModule } from './notify.module.js';
import { signatureIn } from './seal/letter-signature.js';
import { newSampleKey } from './seal/sample-certificate.js';

let scene: ServiceScene;
let notify: BuiltService;
let said: TopicReader;
let mail: MailCatcher;
let keys: string;
const PATIENCE = { within: 30_000 };

beforeAll(async () => {
  keys = await mkdtemp(join(tmpdir(), 'huiyin-seals-'));
  await writeFile(join(keys, 'q-xfj.pem'), newSampleKey({ name: '清河区信访局' }));
  [scene, mail] = await Promise.all([serviceScene('notify'), MailCatcher.start()]);
  scene.setClock('2026-08-03');
  const environment = { ...scene.variables, HUIYIN_SMTP_URL: mail.url, HUIYIN_SIGNING_KEYS: keys };
  notify = await buildService({ name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS }, { environment });
  await notify.start();
  said = await scene.read('notify.letter.events.v1');
}, 120_000);

afterAll(async () => {
  await notify.stop();
  await mail.stop();
  await scene.stop();
  await rm(keys, { recursive: true });
}, 60_000);

const ask = async (path: string) =>
  request(notify.app.getHttpServer())
    .get(path)
    .set('authorization', `Bearer ${await scene.token(sampleActor('q-xfj:registrar'))}`)
    .buffer(true);

/** The receipt of a petition, by post. */
const issuedBy = async (org: string) => {
  const id = newId();
  const { title, content, queryCode, name } = await notify.platform.vault.sealFields(id, {
    ...{ title: '小区供热管网老化', content: '请求更换', queryCode: '7K4M9QX201', name: '陈一' },
  });
  await scene.teller.tell(PetitionRegistered, {
    subject: id,
    data: {
      ...PetitionRegistered.sample,
      ...{ title, content, queryCode, registeredBy: org, withheld: { scope: 'none', seq: 0 } },
      petitioners: [{ id: 'p1', name, marks: [], representative: false, electronic: false, address: name }],
    } as never,
  });

  return eventually(() => {
    const event = said.events.find(({ subject, type }) => subject === id && type === 'LetterIssued');
    expect(event).toBeDefined();

    return `/letters/${id}/${String((event!.data as Readonly<Record<string, unknown>>)['letterId'])}`;
  }, PATIENCE);
};

it('the end of the certificate is a figure', async () => {
  expect((await ask('/metrics')).text).toMatch(/^huiyin_notify_certificate_end_seconds 2524521600$/m);
});

describe('letters of an office whose key is here (HUIYIN_SIGNING_KEYS)', () => {
  it('[L35] are signed, and still made again from their record', async () => {
    const letter = await issuedBy('q-xfj');
    const signature = { state: 'intact', by: 'CN=清河区信访局' };

    expect((await ask(`${letter}/again`)).body).toMatchObject({ isSame: true, signature });
    expect(signatureIn((await ask(`${letter}/pdf`)).body as Buffer)).toMatchObject(signature);
  }, 60_000);

  it('are printed with their receipts as ever', async () => {
    const { body, status } = await ask('/dispatch/print');

    expect(status).toBe(200);
    expect((body as Buffer).includes('/ByteRange')).toBe(false);
  }, 60_000);
});
