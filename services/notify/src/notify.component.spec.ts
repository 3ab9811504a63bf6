import {
  DirectoryEntryPublished,
  FactCorrected,
  IntakeClocks,
  OpinionIssued,
  PetitionAccepted,
  PetitionRegistered,
  PetitionTransferred,
  ReminderIssued,
  SAMPLE_CLOCK,
  type EventDefinition,
} from '@huiyin/contracts';
import { buildService, type BuiltService } from '@huiyin/host';
import { asOrgId, type Withheld } from '@huiyin/kernel';
import { fsck, type SerialNumber } from '@huiyin/records';
import { eventually, MailCatcher, sampleActor, sampleDirectory, serviceScene, type ServiceScene, type TopicReader } from '@huiyin/testing';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { LETTERS, NOTIFY_KINDS } from './aggregates.js';
import { NotifyModule } from './notify.module.js';
import { pdfText } from './testing/pdf-text.js';

let scene: ServiceScene;
let notify: BuiltService;
let said: TopicReader;
let mail: MailCatcher;
const PATIENCE = { within: 30_000 };
const OPEN: Withheld = { scope: 'none', seq: 0 };

beforeAll(async () => {
  [scene, mail] = await Promise.all([serviceScene('notify'), MailCatcher.start()]);
  scene.setClock('2026-08-03');
  const body = sampleDirectory().organisations.get(asOrgId('q-zjj'));
  const entry = { entity: 'organisation', id: 'q-zjj', version: 2, value: { ...body, email: 'q-zjj@office.example.org' } } as const;
  await scene.teller.tell(DirectoryEntryPublished, { subject: 'organisation/q-zjj', data: entry, sequence: 2 });
  const environment = { ...scene.variables, HUIYIN_SMTP_URL: mail.url };
  notify = await buildService({ name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS }, { environment });
  await notify.start();
  said = await scene.read('notify.letter.events.v1');
}, 120_000);

afterAll(async () => {
  await notify.stop();
  await mail.stop();
  await scene.stop();
}, 60_000);

afterEach(() => mail.answers({ kind: 'accept' }));

interface Matter {
  readonly id: string;
  readonly address: string;
  readonly code: string;
  tell(definition: EventDefinition, data?: object): Promise<void>;
  names(): readonly string[];
  event(name: string, code: string): Promise<Readonly<Record<string, unknown>>>;
}

interface Wish {
  readonly email?: boolean;
  readonly withheld?: Withheld;
}

let serial = 0;

/** A matter with words sealed by the real vault, told by the services that are not here. */
const matter = async ({ email = true, withheld = OPEN }: Wish = {}): Promise<Matter> => {
  const { vault } = notify.platform;
  const id = newId();
  serial += 1;
  const place = String(serial).padStart(3, '2');
  const [address, code] = [`p${place}@example.org`, `7K4M9QX${place}`];
  const sealed = await vault.sealFields(id, {
    name: '陈一',
    phone: '19900001001',
    address: '清河区和平街道光明路3号',
    ...(email ? { email: address } : {}),
  });
  const { title, content, queryCode } = await vault.sealFields(id, {
    title: '小区供热管网老化',
    content: '请求供暖前更换管网 #read("/etc/passwd") <script>',
    queryCode: code,
  });
  const tell = (definition: EventDefinition, data: object = {}) =>
    scene.teller.tell(definition, { subject: id, data: { ...definition.sample, ...data, withheld } as never });
  await tell(PetitionRegistered, {
    ...{ title, content, queryCode, registeredBy: 'q-xfj' },
    queryCodeHash: vault.blindIndex('reference', code),
    petitioners: [{ id: 'p1', ...sealed, marks: [], representative: false, electronic: email }],
  });

  return {
    ...{ id, address, code, tell },
    names: () => said.namesOf(id),
    event: (name, code) =>
      eventually(() => {
        const found = said.events.find((one) => one.subject === id && one.type === name && one.data['code'] === code);
        expect([name, code, found === undefined ? 'missing' : 'there']).toEqual([name, code, 'there']);

        return found!.data;
      }, PATIENCE),
  };
};

const call = async (method: 'get' | 'post', path: string, { as = 'q-zjj:undertaker-1', body = {} as object } = {}) => {
  const asked = request(notify.app.getHttpServer())
    [method](path)
    .set('authorization', `Bearer ${await scene.token(sampleActor(as))}`);

  return method === 'get' ? asked.buffer(true) : asked.send(body);
};

const lettersOf = async (id: string, as = 'q-xfj:registrar') =>
  (await call('get', `/letters/${id}`, { as })).body.letters as readonly { letterId: string; code: string; delivery: string }[];
const letterId = async (id: string, code: string): Promise<string> => (await lettersOf(id)).find((one) => one.code === code)!.letterId;

const sealedText = async (id: string, text: string) => notify.platform.vault.seal(id, text);
const opinion = async ({ id, tell }: Matter): Promise<void> => {
  const words = await sealedText(id, '予以更换');
  await tell(OpinionIssued, { text: { request: words, facts: words, opinion: words, legalBasis: words } });
};

describe('a letter by mail', () => {
  it('[L35] [INV-11] is ordered, made, mailed and served, in this order', async () => {
    const { id, address, code, names, event } = await matter();
    expect(await event('LetterServed', 'L35')).toMatchObject({ way: '3', servedOn: '2026-08-03', persons: ['p1'] });

    expect(names()).toEqual(['LetterOrdered', 'LetterIssued', 'DeliveryEnded', 'LetterServed']);
    const [caught] = mail.mailsTo(address);
    expect(pdfText(caught!.content.attachments[0]!.content)).toContain(`查询码：${code}。`);
    expect(JSON.stringify(said.events.filter(({ subject }) => subject === id))).not.toMatch(/陈一|example\.org|供热/);
  }, 60_000);

  it('[L01] explains the limit by the clock that starts with the acceptance; [L05] stands in the inbox', async () => {
    const { id, address, tell, event } = await matter();
    await tell(PetitionTransferred, { capacity: 'agency' });
    await tell(PetitionAccepted, { acceptedAt: '2026-08-03T02:00:00.000Z' });
    await tell(IntakeClocks.ClockStarted, {
      clock: { ...SAMPLE_CLOCK, startedAt: '2026-08-03T02:00:00.000Z', lastDay: '2026-10-08', due: '2026-10-08T16:00:00.000Z' },
    });
    await event('LetterServed', 'L01');
    await event('LetterServed', 'L05');

    const letters = mail.mailsTo(address).map(({ content }) => pdfText(content.attachments[0]!.content));
    expect(letters.find((text) => text.includes('受理告知书'))).toContain('本事项的办理期限于2026年10月8日届满');
    const inbox = await call('get', '/inbox?limit=200');
    expect(inbox.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ matter: id, code: 'L05', number: expect.stringMatching(/^清信转〔2026〕\d+号$/) }),
      ]),
    );
    const file = await call('get', `/letters/${id}/${await letterId(id, 'L05')}/pdf`);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(pdfText(file.body as Buffer)).toContain('#read("/etc/passwd")<script>');
  }, 60_000);

  it('that the server puts off is sent later', async () => {
    mail.answers({ kind: 'later' });
    const { id, address, names, event } = await matter();
    expect(await event('DeliveryEnded', 'L35')).toMatchObject({ result: 'later', reply: '451' });
    mail.answers({ kind: 'accept' });
    await event('LetterServed', 'L35');

    expect(names().filter((name) => name === 'DeliveryEnded')).toHaveLength(2);
    expect(mail.mailsTo(address)).toHaveLength(1);
    expect((await lettersOf(id))[0]).toMatchObject({ delivery: 'sent' });
  }, 60_000);

  it('that may have got lost inside DATA is sent again, marked as a repeat; a reminder is left', async () => {
    mail.answers({ kind: 'hang-up', kept: true });
    const { id, address, tell, event } = await matter();
    expect(await event('DeliveryEnded', 'L35')).toMatchObject({ result: 'unknown' });
    await tell(ReminderIssued);
    expect(await event('DeliveryEnded', 'L20')).toMatchObject({ result: 'unknown' });
    mail.answers({ kind: 'accept' });
    await event('LetterServed', 'L35');

    const [first, repeat] = mail.mailsTo(address);
    expect(repeat?.content.subject).toMatch(/^【重发】/);
    expect(repeat?.content.messageId).toBe(first?.content.messageId);
    expect((await lettersOf(id, 'q-xfj:supervisor')).find(({ code }) => code === 'L20')).toMatchObject({
      delivery: 'unknown',
      service: { stage: 'served' },
    });
  }, 60_000);
});

describe('a letter on paper', () => {
  it('[L09] [INV-3] is on the list of the office that issued it, served by its staff, and the day can be corrected [INV-17]', async () => {
    const one = await matter({ email: false });
    await opinion(one);
    expect(await one.event('DispatchListed', 'L09')).toMatchObject({ office: 'q-zjj', why: 'no-address' });
    scene.setClock('2026-08-10');

    const { items } = (await call('get', '/dispatch?limit=200')).body;
    expect(items).toEqual([
      expect.objectContaining({
        matter: one.id,
        code: 'L09',
        to: { name: '陈一', phone: '19900001001', address: '清河区和平街道光明路3号' },
      }),
    ]);
    const path = `/letters/${one.id}/${await letterId(one.id, 'L09')}`;
    const posted = { postNumber: 'XA123456789CN', postedOn: '2026-08-03' };
    expect((await call('post', `${path}/service`, { body: { way: '2', ...posted, servedOn: '2026-08-12' } })).body).toMatchObject({
      code: 'letter.served-in-future',
    });
    const served = { way: '2', ...posted, servedOn: '2026-08-05' };
    expect((await call('post', `${path}/service`, { as: 'q-cgj:undertaker-1', body: served })).status).toBe(404);
    expect((await call('post', `${path}/service`, { body: served })).status).toBe(200);
    expect(await one.event('LetterServed', 'L09')).toMatchObject({ way: '2', servedOn: '2026-08-05', ref: 'o1', persons: ['p1'] });

    const correction = { servedOn: '2026-08-07', reason: '登记有误' };
    expect((await call('post', `${path}/service-correction`, { body: correction })).status).toBe(409);
    expect((await call('post', `${path}/service-correction`, { as: 'q-zjj:head', body: correction })).status).toBe(200);
    expect(await one.event('ServiceCorrected', 'L09')).toMatchObject({
      was: '2026-08-05',
      servedOn: '2026-08-07',
      approvedBy: 'q-zjj:head',
    });
  }, 60_000);

  it('follows when the mail server refuses for good', async () => {
    mail.answers({ kind: 'refuse' });
    const { event } = await matter();

    expect(await event('DispatchListed', 'L35')).toMatchObject({ office: 'q-xfj', why: 'refused' });
  }, 60_000);
});

describe('corrections', () => {
  it('[INV-17] [INV-11] a receipt that named a wrong day is withdrawn and replaced', async () => {
    const { tell, event, names } = await matter({ email: false });
    await event('DispatchListed', 'L35');
    await tell(FactCorrected, {
      fact: 'received-at',
      was: '2026-08-03T01:12:00.000Z',
      now: '2026-08-02T01:12:00.000Z',
      ref: 'registration',
    });

    expect(await event('LetterWithdrawn', 'L35')).toMatchObject({ reason: 'received-at-corrected' });
    await eventually(() => expect(names().filter((name) => name === 'LetterIssued')).toHaveLength(2), PATIENCE);
  }, 60_000);
});

describe('who sees letters', () => {
  it('[INV-6] a withheld matter is at no address of the reported unit, and no letter goes there', async () => {
    const { id, tell, event, names } = await matter({ email: false, withheld: { scope: 'from', orgs: ['q-zjj' as never], seq: 1 } });
    await event('DispatchListed', 'L35');
    await tell(PetitionTransferred);
    await event('LetterIssued', 'L04');

    expect(names().filter((name) => name === 'LetterOrdered')).toHaveLength(2);
    expect((await call('get', `/letters/${id}`)).status).toBe(404);
    expect(JSON.stringify((await call('get', '/inbox?limit=200')).body)).not.toContain(id);
    expect((await call('get', `/letters/${id}`, { as: 'q-xfj:registrar' })).status).toBe(200);
  }, 60_000);

  it('[S1-07] the petitioner finds his own letters with code and second factor; wrong ones of either are answered alike', async () => {
    const { code, tell, event } = await matter();
    await tell(ReminderIssued);
    await event('LetterServed', 'L35');
    await event('LetterServed', 'L20');
    const ask = (path: string, body: object) => request(notify.app.getHttpServer()).post(path).send(body);
    const factors = { queryCode: `${code.slice(0, 5)}-${code.slice(5).toLowerCase()}`, lastFour: '1001' };

    const { body } = await ask('/public/letters', factors);
    expect(body.letters).toEqual([expect.objectContaining({ code: 'L35', standing: 'stands', way: '3' })]);
    const file = await ask('/public/letters/file', { ...factors, letterId: body.letters[0].letterId });
    expect(file.headers['content-type']).toBe('application/pdf');

    const [wrongCode, wrongFactor] = await Promise.all([
      ask('/public/letters', { ...factors, queryCode: 'ZZZZZZZZZZ' }),
      ask('/public/letters', { ...factors, lastFour: '9999' }),
    ]);
    expect([wrongCode.status, wrongFactor.status]).toEqual([404, 404]);
    expect(wrongCode.body.code).toBe(wrongFactor.body.code);
    for (let guess = 0; guess < 4; guess += 1) await ask('/public/letters/file', { ...factors, lastFour: '9999', letterId: 'l' });
    expect((await ask('/public/letters', factors)).status).toBe(429);
  }, 60_000);
});

describe('a code that is mailed as second factor', () => {
  const ask = (path: string, body: object) => request(notify.app.getHttpServer()).post(path).send(body);

  it('[S1-07] [S3-08] goes to the address on record, opens the letters, and is ordered alike for a code that nobody has', async () => {
    const { code: queryCode, address, event } = await matter();
    await event('LetterServed', 'L35');
    const [known, unknown] = await Promise.all([
      ask('/public/mailed-codes', { queryCode }),
      ask('/public/mailed-codes', { queryCode: 'ZZZZZZZZZY' }),
    ]);
    expect([known.status, known.body]).toEqual([202, unknown.body]);
    await ask('/public/mailed-codes', { queryCode });

    const mails = () => mail.mailsTo(address).filter(({ content }) => content.attachments.length === 0);
    await eventually(() => expect(mails()).toHaveLength(1), PATIENCE);
    const mailedCode = /1-\d{8}/.exec(mails()[0]!.content.text ?? '')?.[0];
    expect((await ask('/public/letters', { queryCode, mailedCode })).body.letters).toMatchObject([{ code: 'L35' }]);
    expect((await ask('/public/letters', { queryCode, mailedCode: mailedCode?.replace(/^1/, '2') })).status).toBe(404);
    expect((await ask('/public/letters', { queryCode, mailedCode, lastFour: '1001' })).status).toBe(400);
    expect((await ask('/public/mailed-codes', { queryCode: ['x'] })).status).toBe(400);
  }, 60_000);
});

describe('the records', () => {
  const database = () => notify.platform.connection.db as unknown as Parameters<typeof fsck>[0];

  it('hold in every record the state that its history gives', async () =>
    expect(await fsck(database(), LETTERS)).toMatchObject({ faultCount: 0 }));

  it('[INV-11] have numbers without gap or double in each series', async () => {
    const numbers = await database().collection<SerialNumber>('numbers').find().toArray();
    const bySeries = new Map<string, number[]>();
    for (const { series, year, n } of numbers) bySeries.set(`${series}|${year}`, [...(bySeries.get(`${series}|${year}`) ?? []), n]);

    for (const taken of bySeries.values()) {
      expect(taken.sort((a, b) => a - b)).toEqual(Array.from(taken, (_, place) => place + 1));
    }
    expect(bySeries.size).toBeGreaterThan(3);
  });

  it('hold no word of anybody in clear', async () =>
    expect(JSON.stringify(await database().collection('letters').find().toArray())).not.toMatch(/陈一|供热|19900001001|p\d+@example/));
});
